import { inBatches } from "../../async/in-batches.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import type { Block, BlockAddress, RasterBand, RasterFile } from "../../geotiff/tiff/types.ts";
import type { Resampling } from "../warp/frame.ts";
import type { Calibration } from "../warp/gather.ts";
import { placeFrame } from "../warp/place-frame.ts";
import { OUTSIDE } from "../warp/sampling.ts";
import { type FileReference, type FileTile, type FileTileRequest, fileTitle } from "./bands.ts";
import type { ByteCache } from "./byte-cache.ts";
import { calibrationFor, disagreement, storedBand } from "./calibration.ts";
import type { PlacedFile, RasterReader } from "./raster-reader.ts";
import { readPlan } from "./read-plan.ts";

/**
 * Pixels one tile may decode of one file, 48 million: 96 MB of 16-bit samples. Beyond that the file has no
 * overviews for such a small scale.
 */
export const MAX_PIXELS = 48 * 2 ** 20;

/**
 * Bands of one file in one tile. All blocks are asked for at once unless the request says otherwise, so that
 * the source can join their ranges.
 * @throws ProblemError, AbortError
 */
export async function readFileTile(
  request: FileTileRequest,
  placed: PlacedFile,
  reader: RasterReader,
  cache: ByteCache,
  signal: AbortSignal,
): Promise<FileTile> {
  const { file: reference, bands, frame, missing, blocksAtATime } = request;
  const stored = bands.map(({ index }) => storedBand(placed.file, index, reference));
  const placedFrame = await placeFrame(frame);
  const indices = [...new Set(bands.map(({ index }) => index))].sort((a, b) => a - b);
  const read = async (kind: Resampling): Promise<GatherBand> => {
    const { blocks: addresses, gather } = readPlan(kind, placed, frame, placedFrame, cache, missing);
    if (pixelsOf(addresses, placed.file) > MAX_PIXELS || addresses.length >= OUTSIDE)
      throw tooCoarse(reference);
    const blocks = await inBatches(addresses, blocksAtATime, (address) =>
      address ? reader.block(placed, address, indices, signal) : Promise.resolve(unread),
    );
    return (band: number, calibration: Calibration) => gather(blocks, indices.indexOf(band), calibration);
  };
  const kinds = bands.map(({ values }) => (values === "physical" ? frame.resampling : "nearest"));
  const [nearest, bilinear] = await Promise.all(
    (["nearest", "bilinear"] as const).map((kind) =>
      kinds.includes(kind) ? read(kind) : Promise.resolve(undefined),
    ),
  );
  return {
    planes: bands.map((band, position) => {
      const calibration = calibrationFor(band, stored[position] ?? { dataType: "", role: "data" });
      const gather = kinds[position] === "bilinear" ? bilinear : nearest;
      if (!gather) throw new Error("every kind that is wanted has been read");
      return gather(band.index, calibration);
    }),
    warnings: warningsOf(request, placed, stored),
  };
}

/** What a person should know of values that come from a file. */
export function warningsOf(
  { file: reference, bands }: FileTileRequest,
  { file, grid }: PlacedFile,
  stored: readonly RasterBand[],
): readonly Problem[] {
  const { scene, asset } = reference;
  const tolerated = file.warnings.map((warning): Problem => ({
    kind: "format",
    message: `${fileTitle(reference)}: ${warning}`,
    scene,
    asset,
  }));
  const placement = grid.warnings.map((message): Problem => ({ kind: "crs", message, scene, asset }));
  const calibration = bands.flatMap(({ described, values }, position) => {
    const tags = stored[position];
    const warning = values === "physical" && tags ? disagreement(described, tags, reference) : undefined;
    return warning ? [warning] : [];
  });
  return [...tolerated, ...placement, ...calibration];
}

type GatherBand = (band: number, calibration: Calibration) => Float32Array<ArrayBuffer>;

function pixelsOf(addresses: readonly (BlockAddress | null)[], { levels }: RasterFile): number {
  return addresses.reduce((sum, address) => {
    const level = address && levels[address.level];
    return sum + (level ? level.blockWidth * level.blockHeight : 0);
  }, 0);
}

/** Stands for a block that is not needed. */
const unread: Block = { samples: [], valid: null, bytes: 0 };

/** The file would have to be read in more detail than one answer may take. */
export function tooCoarse(reference: FileReference): ProblemError {
  return new ProblemError({
    kind: "limit",
    message: `${fileTitle(reference)} has no overviews for this scale: one tile would take more than ${MAX_PIXELS / 2 ** 20} million of its pixels.`,
    advice: "Zoom in, or ask the publisher to add overviews to the file.",
    scene: reference.scene,
    asset: reference.asset,
  });
}
