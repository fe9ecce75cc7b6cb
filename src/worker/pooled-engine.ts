import { InFlight } from "../async/in-flight.ts";
import type { Ownership } from "../async/ownership.ts";
import { NO_TRAFFIC, openAccount } from "../async/traffic.ts";
import type { Slice } from "../timeline/types.ts";
import { type CopyBitmap, bitmapOwnership } from "./bitmap-ownership.ts";
import { FileOwners } from "./file-owners.ts";
import { type Answer, type Question, type Verb, slicesOf } from "./jobs.ts";
import { type KnownSlice, KnownSlices } from "./known-slices.ts";
import type { Counters, WorkerAnswer } from "./messages.ts";
import { type PoolJob, type PoolOptions, WorkerPool } from "./pool.ts";
import type { EngineCounters, JobResult, RasterEngine, RunOptions, TileRequest } from "./types.ts";
import { VerbEngine } from "./verb-engine.ts";

/** Joins equal jobs, names the owners of their files, and hands them to a pool of workers. */
export class PooledEngine extends VerbEngine implements RasterEngine {
  readonly #pool: WorkerPool;
  readonly #slices = new KnownSlices();
  readonly #owners: FileOwners;
  readonly #ownership: Ownership<WorkerAnswer>;
  /** Jobs that may be joined, by what they answer. */
  #underWay = new InFlight();
  #totals = { requests: 0, bytes: 0, decodedBlocks: 0 };

  constructor(owners: number, copyBitmap: CopyBitmap, pool: Omit<PoolOptions, "onCounters" | "onUnwanted">) {
    super();
    this.#ownership = bitmapOwnership(copyBitmap);
    this.#pool = new WorkerPool({
      ...pool,
      onCounters: (counters) => this.#count(counters),
      onUnwanted: (answer) => this.#ownership.release(answer),
    });
    this.#owners = new FileOwners(owners);
  }

  setSlices(slices: readonly Slice[]): void {
    const gone = this.#slices.set(slices);
    this.#pool.forget(gone);
    this.#owners.forget(gone);
  }

  setFiles(files: ReadonlyMap<string, Blob>): void {
    this.#pool.setFiles(files);
  }

  /**
   * Joins an equal job that is under way: a tile that was prefetched and comes into view is asked for again.
   * A shared job has the highest priority of its callers, and each caller gets a bitmap of its own.
   */
  async run<V extends Verb>(
    verb: V,
    question: Question<V>,
    { signal, priority, onProgress }: RunOptions,
  ): Promise<JobResult<V> | null> {
    const known = this.#known(question);
    if (!known) return null;
    const job = this.#job(verb, question, known, priority);
    let traffic = NO_TRAFFIC;
    this.#pool.hasten(job.key, priority);
    const { answer, problems, masked } = await this.#underWay.join(
      job.key,
      [],
      signal,
      (shared, report) => {
        traffic = openAccount(shared);
        return this.#pool.run(job, shared, report);
      },
      { ownership: this.#ownership, onProgress },
    );
    return {
      answer: answer as Answer<V>,
      problems,
      traffic: { ...traffic },
      ...(masked ? { masked } : {}),
    };
  }

  hasten({ priority, ...question }: TileRequest): void {
    const known = this.#known(question);
    if (known) this.#pool.hasten(jobKey("tile", question, known), priority);
  }

  /** A caller that asks from now on must not get what was read before. */
  clear(origins: readonly string[]): void {
    this.#underWay = new InFlight();
    this.#pool.clear(origins);
  }

  counters(): EngineCounters {
    return { ...this.#totals, cachedBytes: this.#pool.cachedBytes };
  }

  dispose(): void {
    this.#pool.dispose();
  }

  /** Undefined when one of its slices is not among those set, or when it names none. */
  #known(question: Question<Verb>): readonly KnownSlice[] | undefined {
    const ids = slicesOf(question);
    const known = ids.flatMap((id) => this.#slices.get(id) ?? []);
    return known.length > 0 && known.length === ids.length ? known : undefined;
  }

  #job(
    verb: Verb,
    question: Question<Verb>,
    known: readonly KnownSlice[],
    priority: PoolJob["priority"],
  ): PoolJob {
    const owners = known.flatMap(({ key, slice }) => this.#owners.of(key, slice, question.recipe));
    return {
      key: jobKey(verb, question, known),
      priority,
      slices: known.map(({ slice }) => slice),
      message: { verb, question, sliceKeys: known.map(({ key }) => key), owners },
      affinity: affinityOf(question),
    };
  }

  #count({ requests, bytes, decodedBlocks }: Counters): void {
    this.#totals = {
      requests: this.#totals.requests + requests,
      bytes: this.#totals.bytes + bytes,
      decodedBlocks: this.#totals.decodedBlocks + decodedBlocks,
    };
  }
}

/** Equal for jobs whose answer is the same. */
function jobKey(verb: Verb, question: Question<Verb>, known: readonly KnownSlice[]): string {
  return `${known.map(({ key }) => key).join()}|${verb}|${JSON.stringify(question)}`;
}

/** Neighbouring tiles differ, like the squares of a chessboard, so that a view spreads evenly. */
function affinityOf(question: Question<Verb>): number | undefined {
  return "tile" in question ? question.tile.x + question.tile.y : undefined;
}
