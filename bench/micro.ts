import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { colormap } from "../src/raster/colour/colormap.ts";
import { paintValues } from "../src/raster/colour/paint.ts";
import { compileExpression } from "../src/raster/maths/compile.ts";
import { MemorySource } from "../src/geotiff/source/memory-source.ts";
import { openRasterFile } from "../src/geotiff/tiff/open.ts";
import { gatherNearest } from "../src/raster/warp/gather.ts";
import { tileFrame } from "../src/raster/warp/frame.ts";
import { pixelGridOf } from "../src/raster/warp/pixel-grid.ts";
import { placeFrame } from "../src/raster/warp/place-frame.ts";
import { nearestSampling } from "../src/raster/warp/sampling.ts";

/** Milliseconds of one step, median of many. */
export interface Step {
  readonly step: string;
  readonly medianMs: number;
  readonly n: number;
}

const SIZE = 256;
/** In the middle of the native view, where a tile touches more than one block. */
const TILE = { z: 13, x: 4201, y: 2735 };
const WARM_UP = 20;
const REPEATS = 60;

/**
 * Each step from bytes to colours by itself, for one tile of 256 pixels or one block of 512, without
 * workers, network or browser.
 * @param folder of the benchmark's data
 */
export async function micro(folder: string): Promise<Step[]> {
  const bytes = await readFile(join(folder, "date-0-red.tif"));
  const source = new MemorySource(bytes);
  const file = await openRasterFile(source);
  const level = file.levels[0];
  if (!level) throw new Error("the file has a level");
  const grid = await pixelGridOf(file, {}, "the benchmark's file");
  const frame = await placeFrame(tileFrame(TILE, SIZE));
  const sampling = nearestSampling(grid, level, 0, frame);
  const blocks = await Promise.all(sampling.blocks.map((address) => file.readBlock(address, [0])));
  const calibration = { scale: 0.0001, offset: 0, nodata: 0 };
  const plane = gatherNearest(sampling, blocks, 0, calibration);
  const program = compileExpression("(nir - red) / (nir + red)");
  const ndvi = program.evaluate([plane, plane.map((value) => value / 2)]);
  const table = colormap("rdylgn", false);
  const address = sampling.blocks[0] ?? { level: 0, column: 0, row: 0 };
  return [
    await timed("open a file", () => openRasterFile(new MemorySource(bytes))),
    await timed("decode a block of 512² uint16 (DEFLATE, predictor 2)", () => file.readBlock(address, [0])),
    await timed("decode 12 blocks asked for at once", () =>
      Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          file.readBlock({ level: 0, column: index % 4, row: Math.floor(index / 4) }, [0]),
        ),
      ),
    ),
    await timed("warp: which stored pixel each pixel of a tile shows", () =>
      nearestSampling(grid, level, 0, frame),
    ),
    await timed("warp: gather one band of a tile", () => gatherNearest(sampling, blocks, 0, calibration)),
    await timed("maths: NDVI of a tile", () => program.evaluate([plane, plane])),
    await timed("colour: a tile", () => paintValues(ndvi, [0, 0.9], table)),
  ];
}

async function timed(step: string, work: () => unknown): Promise<Step> {
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + REPEATS; run += 1) {
    const began = performance.now();
    await work();
    if (run >= WARM_UP) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return { step, medianMs: Math.round((times[REPEATS / 2] ?? 0) * 1000) / 1000, n: REPEATS };
}

export function microReport(steps: readonly Step[]): string {
  const lines = steps.map(({ step, medianMs }) => `| ${step} | ${medianMs.toFixed(2)} |`);
  return ["| step | median ms |", "| --- | ---: |", ...lines].join("\n");
}
