import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "../src/problem/problem.ts";
import { openRasterFile } from "../src/geotiff/tiff/open.ts";
import { readWindow } from "../src/geotiff/tiff/read-window.ts";
import type { RasterFile } from "../src/geotiff/tiff/types.ts";
import { compareDescription } from "./compare-description.ts";
import { comparePixels } from "./compare-pixels.ts";
import { compareSeries } from "./compare-series.ts";
import { fileSource } from "./file-source.ts";
import type { Truth } from "./truth.ts";
import type { Job, Result } from "./types.ts";

/** Opens and decodes one file and says how it compares with its truth. */
export async function check(folder: string, job: Job): Promise<Result> {
  try {
    const source = await fileSource(join(folder, job.file));
    const [overviews, mask] = [job.overviews, job.mask].map((path) => path && fileSource(join(folder, path)));
    const file = await openRasterFile(source, {
      ...(overviews ? { overviews: await overviews } : {}),
      ...(mask ? { mask: await mask } : {}),
    });
    if (job.expected !== undefined) {
      const { clouds } = job.expected;
      const hiding = clouds && (await openRasterFile(await fileSource(join(folder, clouds))));
      return await compareSeries(file, job.expected, hiding || undefined);
    }
    if (job.truth === undefined) return { outcome: "different", message: "there is no truth" };
    return await compareWithGdal(file, job, await readTruth(join(folder, job.truth)));
  } catch (error) {
    if (!(error instanceof ProblemError)) {
      return {
        outcome: "crashed",
        message: error instanceof Error ? `${error.name}: ${error.message}` : "unknown error",
      };
    }
    return {
      outcome: error.problem.kind === "unsupported" ? "unsupported" : "refused",
      message: error.message,
    };
  }
}

async function readTruth(path: string): Promise<Truth> {
  return JSON.parse(await readFile(path, "utf8")) as Truth;
}

async function compareWithGdal(file: RasterFile, job: Job, truth: Truth): Promise<Result> {
  if (truth.status !== "ok" || truth.gdal === undefined) {
    // GDAL could not: neither may this. Reading all of it must end in a refusal.
    const [level] = file.levels;
    await readWindow(file, { column: 0, row: 0, width: level?.width ?? 0, height: level?.height ?? 0 });
    return { outcome: "different", message: "decoded, although GDAL refuses it" };
  }
  const sidecars = job.features.includes("sidecars");
  const pixels = await comparePixels(file, truth.gdal);
  if (pixels.outcome === "different") return pixels;
  const description = compareDescription(file, truth.gdal, sidecars);
  return description === null ? pixels : { outcome: "different", message: description };
}
