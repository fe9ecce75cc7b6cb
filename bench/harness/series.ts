import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { DATES, NATIVE_CAMERA, SMALL } from "../data/places.ts";
import type { BenchScene } from "../pages/candidate.ts";
import { BenchPage } from "./bench-page.ts";
import { launch } from "./browser.ts";
import type { Stage } from "./compare.ts";
import { median } from "./measurement.ts";
import { rasterioSeries } from "./rasterio.ts";
import { sceneOf } from "./scenarios.ts";

/** Pairs of files in a series, and how long every request is held back. */
const PAIRS = 36;
const LATENCY = 40;
const ROUNDS = 5;
const SETTLING = 500;
/** Our values have been through scale and offset in double precision, rasterio's are quotients of stored numbers. */
const TOLERANCE = 1e-6;

export interface SeriesRow {
  readonly who: "revisit" | "rasterio";
  readonly case: "series";
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
}

/**
 * NDVI of one point at 36 dates, nothing read before: this project in a fresh page against rasterio with eight
 * threads, in turn. Where both ran, their values have to be the same.
 * @throws Error when they are not
 */
export async function series(stage: Stage): Promise<readonly SeriesRow[]> {
  const browser = await launch();
  const ours: Run[] = [];
  const theirs: Run[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      stage.tell(`series, round ${round + 1}/${ROUNDS}`);
      const scenes = scenesOf(stage, round);
      const own = await inPage(scenes, browser, stage);
      ours.push(own.run);
      const other = await inRasterio(scenes, stage);
      if (!other) continue;
      theirs.push(other.run);
      const differs = own.values.findIndex(
        (value, index) => !(Math.abs((value ?? Number.NaN) - (other.values[index] ?? 0)) <= TOLERANCE),
      );
      if (differs >= 0)
        throw new Error(`date ${differs}: ${own.values[differs]} here, ${other.values[differs]} in rasterio`);
    }
  } finally {
    await browser.close();
  }
  return [row("revisit", ours), ...(theirs.length > 0 ? [row("rasterio", theirs)] : [])];
}

/** The same dozen of files under ever new addresses, so that nothing is found in a cache. */
function scenesOf({ files }: Stage, round: number): readonly BenchScene[] {
  return Array.from({ length: PAIRS }, (_, index) => {
    const scene = sceneOf(files, `date-${index % DATES}`, SMALL, LATENCY);
    const query = `?series=${round}-${index}`;
    return { ...scene, id: `date-${index}`, red: scene.red + query, nir: scene.nir + query };
  });
}

const POINT = [NATIVE_CAMERA.lon, NATIVE_CAMERA.lat] as const;

async function inPage(
  scenes: readonly BenchScene[],
  browser: Browser,
  { pages, files }: Stage,
): Promise<{ run: Run; values: readonly (number | null)[] }> {
  await using page = await BenchPage.open(browser, pages.address("growth"), files);
  await page.evaluate((camera) => window.growth.prepare(camera), NATIVE_CAMERA);
  await wait(SETTLING);
  files.takeTraffic();
  const { ms, values } = await page.evaluate(([all, point]) => window.growth.series(all, point), [
    scenes,
    POINT,
  ] as const);
  return { run: { ms, ...traffic(files) }, values };
}

async function inRasterio(
  scenes: readonly BenchScene[],
  { files }: Stage,
): Promise<{ run: Run; values: readonly number[] } | null> {
  files.takeTraffic();
  const read = await rasterioSeries(
    scenes.map(({ red, nir }) => [red, nir]),
    POINT,
  );
  return read && { run: { ms: read.ms, ...traffic(files) }, values: read.values };
}

function traffic(files: Stage["files"]): Pick<Run, "requests" | "megabytes"> {
  const { requests, bytes } = files.takeTraffic();
  return { requests, megabytes: bytes / 1e6 };
}

function row(who: SeriesRow["who"], runs: readonly Run[]): SeriesRow {
  const middle = (of: (run: Run) => number): number => Math.round(median(runs.map(of)) * 100) / 100;
  return {
    who,
    case: "series",
    latencyMs: LATENCY,
    n: runs.length,
    medianMs: middle(({ ms }) => ms),
    requests: middle(({ requests }) => requests),
    megabytes: middle(({ megabytes }) => megabytes),
  };
}

export function seriesReport(rows: readonly SeriesRow[]): string {
  const lines = rows.map(
    ({ who, medianMs, requests, megabytes, n }) =>
      `| ${who} | ${Math.round(medianMs)} | ${requests} | ${megabytes.toFixed(1)} | ${n} |`,
  );
  const missing = rows.some(({ who }) => who === "rasterio") ? [] : ["", "rasterio is not installed here."];
  return [
    `${PAIRS} dates at one point, ${LATENCY} ms latency`,
    "",
    "| who | median ms | requests | MB | n |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...lines,
    ...missing,
  ].join("\n");
}
