import { inBatches } from "../../async/in-batches.ts";
import { type PixelWindow, readWindow } from "../../geotiff/tiff/read-window.ts";
import type { RasterLevel } from "../../geotiff/tiff/types.ts";
import { alignedWindow } from "../warp/aligned-window.ts";
import { measureNearest, measureWindow } from "../warp/measure.ts";
import { levelOfDecimation } from "../warp/overview.ts";
import { placeFrame } from "../warp/place-frame.ts";
import { OUTSIDE, nearestSampling, slotsUnder } from "../warp/sampling.ts";
import type { FileTileRequest, FileWindow } from "./bands.ts";
import { calibrationFor, storedBand } from "./calibration.ts";
import { MAX_PIXELS, tooCoarse, warningsOf } from "./file-tile.ts";
import type { PlacedFile, RasterReader } from "./raster-reader.ts";

/**
 * Bands of one file in a window of a grid: pixel by pixel where the grid is the file's own, else nearest.
 * @throws ProblemError, AbortError
 */
export async function readFileWindow(
  request: FileTileRequest,
  placed: PlacedFile,
  reader: RasterReader,
  signal: AbortSignal,
): Promise<FileWindow> {
  const { file: reference, bands, frame, missing, blocksAtATime } = request;
  const { file, grid } = placed;
  const stored = bands.map(({ index }) => storedBand(file, index, reference));
  const indices = [...new Set(bands.map(({ index }) => index))].sort((a, b) => a - b);
  const calibrations = bands.map((band, position) =>
    calibrationFor(band, stored[position] ?? { dataType: "", role: "data" }),
  );
  const number = levelOfDecimation(file.levels, frame.decimation ?? 1);
  const level = file.levels[number];
  if (!level) throw new Error("the level chosen is one of the file's");
  const warnings = warningsOf(request, placed, stored);
  const frameOnEarth = await placeFrame(frame);
  const readBlock = (...[address, wanted]: Parameters<typeof file.readBlock>) =>
    reader.block(placed, address, wanted, signal);

  const window = alignedWindow(frameOnEarth, grid, level);
  if (window) {
    const needs = boundedNeeds(window, missing, () => tooCoarse(reference));
    const samples = await readWindow({ ...file, readBlock }, window, {
      level: number,
      bands: indices,
      needs,
      ...(blocksAtATime === undefined ? {} : { blocksAtATime }),
    });
    const covered = coveredBy(window, level);
    const planes = bands.map(({ index }, position) =>
      measureWindow(samples, indices.indexOf(index), covered, calibrations[position]),
    );
    return { planes, covered, warnings };
  }

  const sampling = nearestSampling(grid, level, number, frameOnEarth);
  const needed = missing && slotsUnder(sampling, missing);
  const addresses = sampling.blocks.map((address, slot) => (needed?.has(slot) === false ? null : address));
  const read = addresses.filter((address) => address !== null);
  if (read.length * level.blockWidth * level.blockHeight > MAX_PIXELS || addresses.length >= OUTSIDE)
    throw tooCoarse(reference);
  const blocks = await inBatches(addresses, blocksAtATime, (address) =>
    address ? readBlock(address, indices) : Promise.resolve(null),
  );
  return {
    planes: bands.map(({ index }, position) =>
      measureNearest(sampling, blocks, indices.indexOf(index), calibrations[position]),
    ),
    covered: Uint8Array.from(sampling.slots, (slot) => (slot === OUTSIDE ? 0 : 1)),
    warnings,
  };
}

/** True for blocks with a wanted pixel; throws once they are more than one answer may take. */
function boundedNeeds(
  window: PixelWindow,
  missing: Uint8Array | undefined,
  tooMany: () => Error,
): (block: PixelWindow) => boolean {
  let pixels = 0;
  return (block) => {
    if (missing && !hasWanted(window, block, missing)) return false;
    pixels += block.width * block.height;
    if (pixels > MAX_PIXELS) throw tooMany();
    return true;
  };
}

function hasWanted(window: PixelWindow, block: PixelWindow, missing: Uint8Array): boolean {
  const left = Math.max(window.column, block.column) - window.column;
  const right = Math.min(window.column + window.width, block.column + block.width) - window.column;
  const top = Math.max(window.row, block.row) - window.row;
  const bottom = Math.min(window.row + window.height, block.row + block.height) - window.row;
  for (let row = top; row < bottom; row += 1) {
    const found = missing.indexOf(1, row * window.width + left);
    if (found >= 0 && found < row * window.width + right) return true;
  }
  return false;
}

function coveredBy(window: PixelWindow, level: RasterLevel): Uint8Array<ArrayBuffer> {
  const covered = new Uint8Array(window.width * window.height);
  const left = Math.max(0, -window.column);
  const right = Math.min(window.width, level.width - window.column);
  const bottom = Math.min(window.height, level.height - window.row);
  for (let row = Math.max(0, -window.row); row < bottom; row += 1) {
    if (right > left) covered.fill(1, row * window.width + left, row * window.width + right);
  }
  return covered;
}
