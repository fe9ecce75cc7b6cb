import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type StatisticsTruth, statisticsOf } from "./series-statistics.ts";
import type { Job } from "./types.ts";

interface ManifestFile {
  readonly id: string;
  readonly file: string;
  readonly truth: string;
  readonly features?: readonly string[];
  readonly sidecars?: readonly string[];
}

interface Manifest {
  readonly A_series?: Readonly<Record<string, unknown>>;
  readonly B_files?: readonly ManifestFile[];
}

interface SeriesTruth extends StatisticsTruth {
  readonly geotransform?: readonly number[];
  readonly pixel_series_source_float_ndvi?: readonly PixelSeries[];
  readonly "pixel_series_[t,ndvi,clm]"?: readonly PixelSeries[];
}

interface PixelSeries {
  readonly row: number;
  readonly col: number;
  /** Time, NDVI, and one more number that the source gives. */
  readonly values: readonly (readonly [time: string, ndvi: number | null, other: number | null])[];
}

/** Everything in a folder that its manifest names. */
export async function readJobs(folder: string): Promise<Job[]> {
  const manifest = (await readJson(join(folder, "manifest.json"))) as Manifest;
  const files = (manifest.B_files ?? []).map(fileJob);
  const series = await Promise.all(
    Object.keys(manifest.A_series ?? {}).map((name) => seriesJobs(folder, name)),
  );
  return [...files, ...series.flat()];
}

function fileJob({ id, file, truth, features, sidecars }: ManifestFile): Job {
  const overviews = sidecars?.find((path) => path.endsWith(".ovr"));
  const mask = sidecars?.find((path) => path.endsWith(".msk"));
  return {
    id,
    kind: "geotiff",
    features: features ?? [],
    file,
    truth,
    ...(overviews === undefined ? {} : { overviews }),
    ...(mask === undefined ? {} : { mask }),
  };
}

async function seriesJobs(folder: string, name: string): Promise<Job[]> {
  const truth = (await readJson(join(folder, "series", name, "truth.json"))) as SeriesTruth;
  return truth.items.flatMap((item, position) =>
    Object.entries(item.assets).map(([key, asset]) => ({
      id: `${name}/${basename(asset.file)}`,
      kind: "series" as const,
      features: [`series:${name}`, `asset:${key}`],
      file: asset.file,
      expected: {
        ...asset,
        pixels: namedPixels(truth, key, position),
        ...statisticsOf(truth, key, position),
        ...(truth.geotransform === undefined ? {} : { geotransform: truth.geotransform }),
      },
    })),
  );
}

/** Single values that the truth names for an asset, out of the series it gives by pixel. */
function namedPixels(truth: SeriesTruth, key: string, position: number): [number, number, number][] {
  const pixels: [number, number, number][] = [];
  const take = (series: readonly PixelSeries[] | undefined, field: 1 | 2): void => {
    for (const { row, col, values } of series ?? []) {
      const value = values[position]?.[field];
      if (value !== null && value !== undefined) pixels.push([row, col, value]);
    }
  };
  if (key === "NDVI_F32") {
    take(truth.pixel_series_source_float_ndvi, 1);
    take(truth["pixel_series_[t,ndvi,clm]"], 1);
  } else if (key === "NDVI") take(truth.pixel_series_source_float_ndvi, 2);
  else if (key === "CLM") take(truth["pixel_series_[t,ndvi,clm]"], 2);
  return pixels;
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}
