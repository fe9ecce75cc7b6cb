import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { NATIVE_CAMERA, partsOf, SMALL } from "../data/places.ts";
import type { BenchScene } from "../pages/candidate.ts";
import { BenchPage } from "./bench-page.ts";
import { launch } from "./browser.ts";
import type { Stage } from "./compare.ts";
import { median } from "./measurement.ts";
import { sceneOf } from "./scenarios.ts";

/** The index of both files of a scene, or the numbers of one. */
type Reads = "both" | "one";

const REPEATS = 5;
/** For the empty map to come to rest. */
const SETTLING = 1500;
const MOSAICS = [1, 4, 16];
const WORKERS = [1, 2, 3, 4];
/** Slices after which memory is read. */
const READINGS = [12, 100, 500];

export interface GrowthResult {
  readonly mosaics: readonly {
    readonly scenes: number;
    readonly medianMs: number;
    readonly requests: number;
    readonly megabytes: number;
  }[];
  readonly played: readonly {
    readonly slices: number;
    /** Of the last dozen. */
    readonly medianMs: number;
    readonly rssMb: number | null;
    readonly cachedMegabytes: number;
  }[];
  readonly workers: readonly {
    readonly workers: number;
    readonly medianMs: number;
    /** Of a view that reads one file only. */
    readonly oneFileMs: number;
  }[];
}

/** How this project takes more scenes a slice, more slices and more workers. */
export async function growth(stage: Stage): Promise<GrowthResult> {
  const browser = await launch();
  try {
    const mosaics: GrowthResult["mosaics"][number][] = [];
    for (const scenes of MOSAICS) mosaics.push(await mosaic(scenes, browser, stage));
    const workers: GrowthResult["workers"][number][] = [];
    for (const count of WORKERS) {
      stage.tell(`${count} workers`);
      const measure = async (reads: Reads): Promise<number> => {
        const open = () => openOnce([mosaicScene(stage, 1, 0)], browser, stage, { workers: count, reads });
        return median((await repeat(open)).map(({ ms }) => ms));
      };
      workers.push({ workers: count, medianMs: await measure("both"), oneFileMs: await measure("one") });
    }
    return { mosaics, workers, played: await play(browser, stage) };
  } finally {
    await browser.close();
  }
}

async function mosaic(
  scenes: number,
  browser: Browser,
  stage: Stage,
): Promise<GrowthResult["mosaics"][number]> {
  stage.tell(`${scenes} scenes a slice`);
  const parts = Array.from({ length: scenes }, (_, index) => mosaicScene(stage, scenes, index));
  const [first, ...others] = parts as [BenchScene, ...BenchScene[]];
  const runs = await repeat(() => openOnce([first, ...others], browser, stage));
  return {
    scenes,
    medianMs: median(runs.map(({ ms }) => ms)),
    requests: median(runs.map(({ requests }) => requests)),
    megabytes: median(runs.map(({ megabytes }) => megabytes)),
  };
}

/** The same pixels, whole or in parts. */
function mosaicScene({ files }: Stage, scenes: number, index: number): BenchScene {
  if (scenes === 1) return sceneOf(files, "date-0", SMALL, 0);
  const part = partsOf(SMALL, Math.sqrt(scenes))[index] ?? SMALL;
  return sceneOf(files, `part-${scenes}-${index}`, part, 0);
}

async function openOnce(
  scenes: readonly [BenchScene, ...BenchScene[]],
  browser: Browser,
  { pages, files }: Stage,
  how?: { readonly workers: number; readonly reads: Reads },
): Promise<{ ms: number; requests: number; megabytes: number }> {
  await using page = await BenchPage.open(browser, pages.address("growth"), files);
  files.takeTraffic();
  await prepare(page, how);
  const ms = await page.evaluate((wanted) => window.growth.open(wanted), scenes);
  const { requests, bytes } = files.takeTraffic();
  return { ms, requests, megabytes: bytes / 1e6 };
}

async function play(browser: Browser, { pages, files, tell }: Stage): Promise<GrowthResult["played"]> {
  await using page = await BenchPage.open(browser, pages.address("growth"), files);
  const longest = Math.max(...READINGS);
  const scenes = Array.from({ length: longest }, (_, index): BenchScene => {
    // The same dozen of files under ever new addresses, so that nothing is found in a cache.
    const scene = sceneOf(files, `date-${index % 12}`, SMALL, 0);
    const query = `?slice=${index}`;
    return { ...scene, id: `slice-${index}`, red: scene.red + query, nir: scene.nir + query };
  });
  const [first] = scenes as [BenchScene, ...BenchScene[]];
  await prepare(page);
  await page.evaluate((scene) => window.growth.open([scene]), first);
  await page.evaluate((all) => window.growth.offer(all), scenes);
  const played: GrowthResult["played"][number][] = [];
  let from = 0;
  for (const until of READINGS) {
    tell(`playing up to slice ${until}`);
    const ids = scenes.slice(from, until).map(({ id }) => id);
    const times = await page.evaluate((wanted) => window.growth.play(wanted), ids);
    const { cachedBytes } = await page.evaluate(() => window.growth.counters());
    played.push({
      slices: until,
      medianMs: median(times.slice(-12)),
      rssMb: await page.residentMegabytes(),
      cachedMegabytes: cachedBytes / 1e6,
    });
    from = until;
  }
  return played;
}

async function prepare(
  page: BenchPage,
  how?: { readonly workers: number; readonly reads: Reads },
): Promise<void> {
  await page.evaluate(({ camera, workers, reads }) => window.growth.prepare(camera, workers, reads), {
    camera: NATIVE_CAMERA,
    workers: how?.workers,
    reads: how?.reads,
  });
  await wait(SETTLING);
}

async function repeat<Result>(work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let run = 0; run < REPEATS; run += 1) results.push(await work());
  return results;
}

export function growthReport({ mosaics, played, workers }: GrowthResult): string {
  const table = (head: readonly string[], rows: readonly (readonly (number | null)[])[]): string =>
    [
      head,
      head.map(() => "---:"),
      ...rows.map((row) => row.map((cell) => (cell === null ? "" : shown(cell)))),
    ]
      .map((cells) => `| ${cells.join(" | ")} |`)
      .join("\n");
  return [
    table(
      ["scenes a slice", "cold ms", "requests", "MB"],
      mosaics.map((one) => [one.scenes, one.medianMs, one.requests, one.megabytes]),
    ),
    table(
      ["slices played", "ms a slice", "RSS MB", "cached MB"],
      played.map((one) => [one.slices, one.medianMs, one.rssMb, one.cachedMegabytes]),
    ),
    table(
      ["workers", "cold ms, two files", "cold ms, one file"],
      workers.map((one) => [one.workers, one.medianMs, one.oneFileMs]),
    ),
  ].join("\n\n");
}

function shown(value: number): string {
  return String(value < 100 ? Math.round(value * 10) / 10 : Math.round(value));
}
