import type { Block, BlockAddress } from "../../geotiff/tiff/types.ts";
import { bilinearSampling, gatherBilinear } from "../warp/bilinear.ts";
import { type Calibration, gatherNearest } from "../warp/gather.ts";
import { chooseLevel, levelOfDecimation, targetRatio } from "../warp/overview.ts";
import { nearestSampling, slotsUnder } from "../warp/sampling.ts";
import { type Frame, type Resampling } from "../warp/frame.ts";
import type { PlacedFrame } from "../warp/place-frame.ts";
import type { ByteCache, CacheKey } from "./byte-cache.ts";
import type { PlacedFile } from "./raster-reader.ts";

/** Which blocks of a file a frame needs, and how its pixels come of them. */
export interface ReadPlan {
  /** Null for blocks whose pixels an earlier scene has covered. */
  readonly blocks: readonly (BlockAddress | null)[];
  readonly gather: (
    blocks: readonly Block[],
    band: number,
    calibration: Calibration,
  ) => Float32Array<ArrayBuffer>;
}

/**
 * @param placed the same frame as `frame`
 * @param missing when given, only pixels where this is 1 are wanted
 */
export function readPlan(
  kind: Resampling,
  { file, grid }: PlacedFile,
  frame: Frame,
  placed: PlacedFrame,
  cache: ByteCache,
  missing: Uint8Array | undefined,
): ReadPlan {
  const index =
    frame.decimation === undefined
      ? chooseLevel(file.levels, targetRatio(grid, placed))
      : levelOfDecimation(file.levels, frame.decimation);
  const level = file.levels[index];
  if (!level) throw new Error("the level chosen is one of the file's");
  // All bands and dates on one grid share a sampling, so it is worth keeping.
  const shape = `${level.width}×${level.height}/${level.blockWidth}×${level.blockHeight}`;
  const place = `${grid.key}|${index}|${shape}|${frame.key}`;
  if (kind === "bilinear") {
    const sampling = kept(cache, `bilinear|${place}`, () => bilinearSampling(grid, level, index, placed));
    return {
      blocks: sampling.blocks,
      gather: (blocks, band, calibration) => gatherBilinear(sampling, blocks, band, calibration),
    };
  }
  const sampling = kept(cache, `nearest|${place}`, () => nearestSampling(grid, level, index, placed));
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
