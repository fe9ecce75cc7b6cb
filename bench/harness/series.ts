import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import type { Polygon } from "geojson";
import { DATES, NATIVE_CAMERA, SMALL } from "../data/places.ts";
import { MANY_FIELDS, SQUARE_KILOMETRE } from "../data/zonal.ts";
import type { BenchScene } from "../pages/candidate.ts";
import { BenchPage } from "./bench-page.ts";
import { launch } from "./browser.ts";
import type { Stage } from "./compare.ts";
import { median } from "./measurement.ts";
import { rasterioSeries, rasterioZonal } from "./rasterio.ts";
import { sceneOf } from "./scenarios.ts";

/** Pairs of files in a series. */
const PAIRS = 36;
const SETTLING = 500;
/** Our values have been through scale and offset in double precision, rasterio's are quotients of stored numbers. */
const TOLERANCE = 1e-6;
const POINT = [NATIVE_CAMERA.lon, NATIVE_CAMERA.lat] as const;

/** What is measured at 36 dates. */
const CASES = {
  point: null,
  "square-kilometre": [SQUARE_KILOMETRE],
  "200-fields": MANY_FIELDS,
} as const satisfies Readonly<Record<string, readonly Polygon[] | null>>;

type SeriesCase = keyof typeof CASES;

export interface SeriesRow {
  readonly who: "revisit" | "rasterio";
  readonly case: SeriesCase;
  readonly latencyMs: number;
  readonly n: number;
  readonly medianMs: number;
  readonly requests: number;
  readonly megabytes: number;
}

interface Run {
  readonly ms: number;
  readonly requests: number;
  readonly megabytes: number;
  /** By date, then by area. */
  readonly values: readonly (number | null)[];
}

/**
 * NDVI at 36 dates, nothing read before: of a point, a square kilometre and 200 fields, by this project in a fresh
 * page and by rasterio with eight threads, in turn. Where both ran, their values have to be the same.
 * @throws Error when they are not
 */
export async function series(
  stage: Stage,
  { rounds, latencies }: { readonly rounds: number; readonly latencies: readonly number[] },
): Promise<readonly SeriesRow[]> {
  const browser = await launch();
  const rows: SeriesRow[] = [];
  try {
    for (const name of Object.keys(CASES) as SeriesCase[]) {
      for (const latency of latencies) {
        const ours: Run[] = [];
        const theirs: Run[] = [];
        for (let round = 0; round < rounds; round += 1) {
          stage.tell(`${name}, ${latency} ms, round ${round + 1}/${rounds}`);
          const scenes = scenesOf(stage, `${name}-${latency}-${round}`, latency);
          const own = await inPage(name, scenes, browser, stage);
          ours.push(own);
          const other = await inRasterio(name, scenes, stage);
          if (!other) continue;
          theirs.push(other);
          requireEqual(own.values, other.values);
        }
        rows.push(row("revisit", name, latency, ours));
        if (theirs.length > 0) rows.push(row("rasterio", name, latency, theirs));
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}

function requireEqual(ours: Run["values"], theirs: Run["values"]): void {
  const differs = theirs.findIndex(
    (value, index) => !(Math.abs((ours[index] ?? Number.NaN) - (value ?? 0)) <= TOLERANCE),
  );
  if (differs >= 0)
    throw new Error(`value ${differs}: ${ours[differs]} here, ${theirs[differs]} in rasterio`);
}

/** The same dozen of files under ever new addresses, so that nothing is found in a cache. */
function scenesOf({ files }: Stage, run: string, latency: number): readonly BenchScene[] {
  return Array.from({ length: PAIRS }, (_, index) => {
    const scene = sceneOf(files, `date-${index % DATES}`, SMALL, latency);
    const query = `?series=${run}-${index}`;
    return { ...scene, id: `date-${index}`, red: scene.red + query, nir: scene.nir + query };
  });
}

async function inPage(
  name: SeriesCase,
  scenes: readonly BenchScene[],
  browser: Browser,
  { pages, files }: Stage,
): Promise<Run> {
  await using page = await BenchPage.open(browser, pages.address("growth"), files);
  await page.evaluate((camera) => window.growth.prepare(camera), NATIVE_CAMERA);
  await wait(SETTLING);
  files.takeTraffic();
  const areas = CASES[name];
  const { ms, values } = await page.evaluate(
    ([all, point, shapes]) => (shapes ? window.growth.zonal(all, shapes) : window.growth.series(all, point)),
    [scenes, POINT, areas] as const,
  );
  return { ms, values, ...traffic(files) };
}

async function inRasterio(
  name: SeriesCase,
  scenes: readonly BenchScene[],
  { files }: Stage,
): Promise<Run | null> {
  files.takeTraffic();
  const pairs = scenes.map(({ red, nir }) => [red, nir] as const);
  const areas = CASES[name];
  const read = areas ? await rasterioZonal(pairs, areas) : await rasterioSeries(pairs, POINT);
  return read && { ms: read.ms, values: read.values.flat(), ...traffic(files) };
}

function traffic(files: Stage["files"]): Pick<Run, "requests" | "megabytes"> {
  const { requests, bytes } = files.takeTraffic();
  return { requests, megabytes: bytes / 1e6 };
}

function row(who: SeriesRow["who"], name: SeriesCase, latencyMs: number, runs: readonly Run[]): SeriesRow {
  const middle = (of: (run: Run) => number): number => Math.round(median(runs.map(of)) * 100) / 100;
  return {
    who,
    case: name,
    latencyMs,
    n: runs.length,
    medianMs: middle(({ ms }) => ms),
    requests: middle(({ requests }) => requests),
    megabytes: middle(({ megabytes }) => megabytes),
  };
}

export function seriesReport(rows: readonly SeriesRow[]): string {
  const lines = rows.map(
    ({ who, case: name, latencyMs, medianMs, requests, megabytes, n }) =>
      `| ${name} | ${latencyMs} | ${who} | ${Math.round(medianMs)} | ${requests} | ${megabytes.toFixed(1)} | ${n} |`,
  );
  const missing = rows.some(({ who }) => who === "rasterio") ? [] : ["", "rasterio is not installed here."];
  return [
    `${PAIRS} dates`,
    "",
    "| case | latency ms | who | median ms | requests | MB | n |",
    "| --- | ---: | --- | ---: | ---: | ---: | ---: |",
    ...lines,
    ...missing,
  ].join("\n");
}
