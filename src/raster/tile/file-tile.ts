import { ProblemError } from "../../problem/problem.ts";
import type { Block } from "../tiff/types.ts";
import { gatherNearest } from "../warp/gather.ts";
import { chooseLevel, targetRatio } from "../warp/overview.ts";
import { type NearestSampling, OUTSIDE, nearestSampling } from "../warp/sampling.ts";
import {
  type FileReference,
  type FileTile,
  type FileTileRequest,
  type TileFrame,
  fileTitle,
} from "./bands.ts";
import type { ByteCache, CacheKey } from "./byte-cache.ts";
import { calibrationFor, disagreement, storedBand } from "./calibration.ts";
import type { PlacedFile, RasterReader } from "./raster-reader.ts";

/** Blocks one tile may need of one file: beyond that the file has no overviews for such a small scale. */
const MAX_BLOCKS = 256;

/**
 * Bands of one file in one tile. All blocks are asked for at once, so that the source can join their
 * ranges.
 * @throws ProblemError, AbortError
 */
export async function readFileTile(
  request: FileTileRequest,
  reader: RasterReader,
  cache: ByteCache,
  signal: AbortSignal,
): Promise<FileTile> {
  const { file: reference, bands, missing } = request;
  const placed = await reader.open(reference.href, reference.projection, fileTitle(reference), signal);
  const stored = bands.map(({ index }) => storedBand(placed.file, index, reference));
  const sampling = samplingOf(placed, request.frame, cache);
  const needed = missing && slotsUnder(sampling, missing);
  if ((needed?.size ?? sampling.blocks.length) > MAX_BLOCKS) throw tooCoarse(reference);
  const indices = [...new Set(bands.map(({ index }) => index))].sort((a, b) => a - b);
  const blocks = await Promise.all(
    sampling.blocks.map((address, slot) =>
      needed?.has(slot) === false
        ? Promise.resolve(unread)
        : reader.block(placed.file, address, indices, signal),
    ),
  );
  return {
    planes: bands.map((band, position) => {
      const calibration = calibrationFor(band, stored[position] ?? { dataType: "", role: "data" });
      return gatherNearest(sampling, blocks, indices.indexOf(band.index), calibration);
    }),
    warnings: bands.flatMap(({ described, values }, position) => {
      const tags = stored[position];
      const warning = values === "physical" && tags ? disagreement(described, tags, reference) : undefined;
      return warning ? [warning] : [];
    }),
  };
}

/** Stands for a block whose pixels an earlier scene has covered. */
const unread: Block = { samples: [], valid: null, bytes: 0 };

/** All bands and dates on one grid share a sampling, so it is worth keeping. */
function samplingOf({ file, grid }: PlacedFile, frame: TileFrame, cache: ByteCache): NearestSampling {
  const resolution = (frame.bounds[2] - frame.bounds[0]) / frame.size;
  const index = chooseLevel(file.levels, targetRatio(grid, resolution));
  const level = file.levels[index];
  if (!level) throw new Error("the level chosen is one of the file's");
  const shape = `${level.width}×${level.height}/${level.blockWidth}×${level.blockHeight}`;
  const key: CacheKey<NearestSampling> = `sampling|${grid.key}|${index}|${shape}|${frame.key}`;
  const known = cache.get(key);
  if (known) return known;
  const sampling = nearestSampling(grid, level, index, frame.bounds, frame.size);
  cache.set(key, sampling, sampling.bytes);
  return sampling;
}

function slotsUnder({ slots }: NearestSampling, missing: Uint8Array): ReadonlySet<number> {
  const needed = new Set<number>();
  for (let pixel = 0; pixel < slots.length; pixel += 1) {
    if (missing[pixel] === 1) needed.add(slots[pixel] ?? OUTSIDE);
  }
  needed.delete(OUTSIDE);
  return needed;
}

function tooCoarse(reference: FileReference): ProblemError {
  return new ProblemError({
    kind: "limit",
    message: `${fileTitle(reference)} has no overviews for this scale: one tile would take more than ${MAX_BLOCKS} blocks.`,
    advice: "Zoom in, or ask the publisher to add overviews to the file.",
    scene: reference.scene,
    asset: reference.asset,
  });
}
