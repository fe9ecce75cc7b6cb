import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { ACQUISITIONS, acquisitionAt } from "./acquisitions.ts";
import { startWorkerPool, type WorkerPool, type Job } from "./worker-pool.ts";
import { landMemory } from "./scene/land-map.ts";
import { SEASON_VERSION, SEED } from "./season.ts";
import { describeCollection } from "./stac/collection.ts";
import { TILES } from "./tiles.ts";

export interface SampleProgress {
  readonly done: number;
  readonly total: number;
  /** What was just finished, for a person. */
  readonly label: string;
}

export interface SampleOptions {
  /** Becomes the folder of the season; its parent is created when missing. */
  readonly folder: string;
  readonly onProgress?: (progress: SampleProgress) => void;
  /** Indices into `ACQUISITIONS`; all by default. Tests ask for a few. */
  readonly days?: readonly number[];
  readonly signal?: AbortSignal;
}

/** Name of the file that says which season a folder holds; written last. */
const STAMP = "season.json";
/** More threads than this gain little: every one lays out the world for itself. */
const MOST_WORKERS = 8;
const STRIPS = 4;

/**
 * Makes the sample season in `folder`, unless it is there already. It is made in a folder beside it and
 * moved into place when complete, so that an interrupted run leaves nothing half-made behind.
 */
export async function ensureSampleSeason(options: SampleOptions): Promise<void> {
  const folder = resolve(options.folder);
  const days = options.days ?? ACQUISITIONS.map((_, index) => index);
  const stamp = JSON.stringify({ version: SEASON_VERSION, seed: SEED, days });
  if ((await stampOf(folder)) === stamp) return;
  options.signal?.throwIfAborted();
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const making = `${folder}.making-${process.pid}`;
  try {
    await make(making, days, options);
    await writeFile(join(making, STAMP), stamp);
    await replace(folder, making, stamp);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function stampOf(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, STAMP), "utf8");
  } catch {
    return undefined;
  }
}

/** Removes what interrupted runs left, but not what another running process is making. */
async function removeLeftovers(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.making-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId === process.pid) return false;
  try {
    // Signal 0 is not delivered: it only asks whether the process exists.
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function replace(folder: string, made: string, stamp: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(made, folder);
  } catch (error) {
    // Another process was faster: its season is as good as ours.
    if ((await stampOf(folder)) !== stamp) throw error;
  }
}

function landJobs(): Job[] {
  return TILES.flatMap((_, tileIndex) => [
    { kind: "land" as const, tileIndex, metres: 20 as const, from: 0, to: 1 },
    ...Array.from({ length: STRIPS }, (_, strip) => ({
      kind: "land" as const,
      tileIndex,
      metres: 10 as const,
      from: strip / STRIPS,
      to: (strip + 1) / STRIPS,
    })),
  ]);
}

async function make(folder: string, days: readonly number[], options: SampleOptions): Promise<void> {
  const acquisitions = days.map(acquisitionAt);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const memories = TILES.map(() => ({ fine: landMemory(10), coarse: landMemory(20) }));
  const pool = startWorkerPool(Math.min(MOST_WORKERS, Math.max(1, availableParallelism())), {
    memories,
    folder,
  });
  try {
    await abortable(work(pool, days, options), options.signal);
  } finally {
    await pool.close();
  }
  await writeFile(
    join(folder, "collection.json"),
    `${JSON.stringify(describeCollection(acquisitions), undefined, 1)}\n`,
  );
}

async function work(pool: WorkerPool, days: readonly number[], options: SampleOptions): Promise<void> {
  const land = days.length === 0 ? [] : landJobs();
  const total = land.length + days.length;
  let done = 0;
  const report = (job: Job) => {
    done += 1;
    const label =
      job.kind === "day" ? acquisitionAt(job.dayIndex).date : `land of tile ${TILES[job.tileIndex]?.letter}`;
    options.onProgress?.({ done, total, label });
  };
  await pool.work(land, report);
  await pool.work(
    days.map((dayIndex) => ({ kind: "day" as const, dayIndex })),
    report,
  );
}

/** Rejects as soon as the signal says so; the caller dismisses the workers. */
async function abortable(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
