import type { Block, BlockAddress } from "../../geotiff/tiff/types.ts";
import { bilinearSampling, gatherBilinear } from "../warp/bilinear.ts";
import { type Calibration, gatherNearest } from "../warp/gather.ts";
import { chooseLevel, targetRatio } from "../warp/overview.ts";
import { type NearestSampling, OUTSIDE, nearestSampling } from "../warp/sampling.ts";
import type { Resampling, TileFrame } from "./bands.ts";
import type { ByteCache, CacheKey } from "./byte-cache.ts";
import type { PlacedFile } from "./raster-reader.ts";

/** Which blocks of a file a tile needs, and how the tile comes of them. */
export interface ReadPlan {
  /** Null for blocks whose pixels an earlier scene has covered. */
  readonly blocks: readonly (BlockAddress | null)[];
  readonly gather: (
    blocks: readonly Block[],
    band: number,
    calibration: Calibration,
  ) => Float32Array<ArrayBuffer>;
}

/** @param missing when given, only pixels where this is 1 are wanted */
export function readPlan(
  kind: Resampling,
  { file, grid }: PlacedFile,
  frame: TileFrame,
  cache: ByteCache,
  missing: Uint8Array | undefined,
): ReadPlan {
  const resolution = (frame.bounds[2] - frame.bounds[0]) / frame.size;
  const index = chooseLevel(file.levels, targetRatio(grid, resolution));
  const level = file.levels[index];
  if (!level) throw new Error("the level chosen is one of the file's");
  // All bands and dates on one grid share a sampling, so it is worth keeping.
  const shape = `${level.width}×${level.height}/${level.blockWidth}×${level.blockHeight}`;
  const place = `${grid.key}|${index}|${shape}|${frame.key}`;
  if (kind === "bilinear") {
    const sampling = kept(cache, `bilinear|${place}`, () =>
      bilinearSampling(grid, level, index, frame.bounds, frame.size),
    );
    return {
      blocks: sampling.blocks,
      gather: (blocks, band, calibration) => gatherBilinear(sampling, blocks, band, calibration),
    };
  }
  const sampling = kept(cache, `nearest|${place}`, () =>
    nearestSampling(grid, level, index, frame.bounds, frame.size),
  );
  const needed = missing && slotsUnder(sampling, missing);
  return {
    blocks: sampling.blocks.map((address, slot) => (needed?.has(slot) === false ? null : address)),
    gather: (blocks, band, calibration) => gatherNearest(sampling, blocks, band, calibration),
  };
}

function kept<T extends { readonly bytes: number }>(cache: ByteCache, key: CacheKey<T>, make: () => T): T {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made, made.bytes);
  return made;
}

function slotsUnder({ slots }: NearestSampling, missing: Uint8Array): ReadonlySet<number> {
  const needed = new Set<number>();
  for (let pixel = 0; pixel < slots.length; pixel += 1) {
    if (missing[pixel] === 1) needed.add(slots[pixel] ?? OUTSIDE);
  }
  needed.delete(OUTSIDE);
  return needed;
}
