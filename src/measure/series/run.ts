import type { Clock } from "../../async/clock.ts";
import { type Problem, isAbort, problemOf } from "../../problem/problem.ts";
import type { Slice } from "../../timeline/types.ts";
import type { RasterEngine } from "../../worker/types.ts";
import { positionsOf } from "../positions.ts";
import type { Place, SeriesState, SeriesStatus } from "../types.ts";
import { expectedCost, hostOf, rowKey } from "./cost.ts";
import type { HostSpeed } from "./host-speed.ts";
import { neededFiles, originsOf } from "./needed-files.ts";
import { placeKey, questionKey, sliceKey } from "./question-key.ts";
import type { CachedRow, RowCache } from "./row-cache.ts";
import { failedRow, rowOf } from "./row-of.ts";
import { Rows } from "./rows.ts";
import type { SeriesQuestion } from "./types.ts";
import { workload } from "./workload.ts";

/** Dates asked for together: enough to keep all workers busy with what they may do in the background. */
const DATES_AT_A_TIME = 8;

export interface RunContext {
  readonly engine: Pick<RasterEngine, "zonal">;
  readonly cache: RowCache;
  readonly speed: HostSpeed;
  readonly clock: Pick<Clock, "now">;
  /** Called when the state has changed; urgent where it began or ended. */
  readonly changed: (urgent: boolean) => void;
}

/** Some places of one date. */
interface Job {
  readonly slice: Slice;
  readonly places: readonly Place[];
  readonly host: string;
  readonly files: number;
  readonly blocks: number;
}

type ReadRow = Pick<CachedRow, "row" | "rectangle">;

/** The reading of one question. */
export class Run {
  readonly #question: SeriesQuestion;
  readonly #context: RunContext;
  readonly #key: ReturnType<typeof questionKey>;
  readonly #rows: Rows;
  #status: SeriesStatus = "idle";
  #waiting: Job[] = [];
  #underWay = new Set<Job>();
  #controller = new AbortController();
  #lastArrival = 0;

  constructor(question: SeriesQuestion, context: RunContext) {
    this.#question = question;
    this.#context = context;
    this.#key = questionKey(question);
    this.#rows = new Rows(question.places, question.slices);
  }

  state(): SeriesState {
    const { places, slices } = this.#question;
    const left = [...this.#underWay, ...this.#waiting];
    return {
      status: this.#status,
      ...this.#rows.counts(),
      total: places.length * slices.length,
      series: this.#rows.series(),
      cost: expectedCost(left, this.#context.speed),
    };
  }

  begin(): void {
    const { places, slices } = this.#question;
    for (const slice of slices) {
      for (const place of places) {
        const row = this.#context.cache.get(rowKey(this.#key.text, place, slice), this.#key.maxPixels);
        const { id, day, datetime } = slice;
        if (row) this.#rows.set(place.id, { ...row, slice: id, day, datetime });
      }
    }
    this.#enqueue(slices);
  }

  /** Whether it is at this very question: names and colours of places do not count. */
  isReading(question: SeriesQuestion): boolean {
    if (this.#status !== "running" && this.#status !== "paused") return false;
    return identity(question) === identity(this.#question);
  }

  pause(): void {
    if (this.#status !== "running") return;
    this.#status = "paused";
    this.#context.changed(true);
  }

  resume(): void {
    if (this.#status !== "paused") return;
    this.#proceed();
  }

  cancel(): void {
    if (this.#status !== "running" && this.#status !== "paused") return;
    this.stop();
    this.#status = "cancelled";
    this.#context.changed(true);
  }

  /** Stops the requests and says nothing. */
  stop(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#waiting = [];
    this.#underWay.clear();
  }

  retry(wanted?: readonly string[]): void {
    const slices = this.#question.slices.filter(({ id }) => wanted?.includes(id) ?? true);
    const failed = slices.filter(({ id }) =>
      this.#question.places.some((place) => {
        const row = this.#rows.get(place.id, id);
        if (!row?.problem) return false;
        this.#rows.delete(place.id, id);
        return true;
      }),
    );
    if (failed.length > 0) this.#enqueue(failed);
  }

  clear(origins: readonly string[]): void {
    const { slices, places, recipe } = this.#question;
    const cleared = slices.filter((slice) =>
      originsOf(neededFiles(slice, recipe)).some((origin) => origins.includes(origin)),
    );
    if (cleared.length === 0) return;
    this.stop();
    for (const { id } of cleared) for (const place of places) this.#rows.delete(place.id, id);
    this.#status = "cancelled";
    this.#context.changed(true);
  }

  /** Reads what these dates lack. */
  #enqueue(slices: readonly Slice[]): void {
    const { recipe, places } = this.#question;
    for (const slice of slices) {
      const missing = places.filter((place) => this.#rows.get(place.id, slice.id) === undefined);
      const host = hostOf(neededFiles(slice, recipe));
      for (const part of inParts(missing)) {
        this.#waiting.push({ slice, places: part, host, ...workload(slice, part, recipe) });
      }
    }
    this.#lastArrival = this.#context.clock.now();
    this.#proceed();
    this.#context.changed(true);
  }

  #proceed(): void {
    this.#status = "running";
    while (this.#underWay.size < DATES_AT_A_TIME) {
      const job = this.#waiting.shift();
      if (!job) break;
      this.#underWay.add(job);
      void this.#read(job, this.#controller.signal);
    }
    this.#settle();
  }

  /** Tells of what has arrived, and that nothing more is to come where that is so. */
  #settle(): void {
    const isOver = this.#underWay.size === 0 && this.#waiting.length === 0;
    if (isOver) this.#status = this.#isComplete ? "done" : "cancelled";
    this.#context.changed(isOver);
  }

  get #isComplete(): boolean {
    const { places, slices } = this.#question;
    return this.#rows.counts().done === places.length * slices.length;
  }

  async #read(job: Job, signal: AbortSignal): Promise<void> {
    let rows: readonly ReadRow[];
    try {
      rows = await this.#ask(job, signal);
    } catch (error) {
      if (isAbort(error) && signal.aborted) return;
      const problem = isAbort(error) ? STOPPED : problemOf(error);
      const { touched } = this.#question.options;
      rows = job.places.map((place) => ({
        row: failedRow(job.slice, place, problem, touched),
        rectangle: 0,
      }));
    }
    // What arrives all the same after it was stopped is dropped.
    if (signal.aborted) return;
    for (const [index, place] of job.places.entries()) {
      const row = rows[index];
      if (row) this.#keep(place, job.slice, row);
    }
    this.#underWay.delete(job);
    if (this.#status === "running") this.#proceed();
    else this.#settle();
  }

  async #ask({ slice, places, host, files, blocks }: Job, signal: AbortSignal): Promise<readonly ReadRow[]> {
    const { recipe, options } = this.#question;
    const { engine, clock, speed } = this.#context;
    const { touched, maskDilation } = options;
    const limits = { touched, maskDilation, maxPixels: this.#key.maxPixels };
    const areas = places.map(({ geometry }) => geometry);
    const begun = clock.now();
    const result = await engine.zonal({ slice: slice.id, recipe, areas, options: limits }, { signal });
    if (!result) {
      return places.map((place) => ({ row: failedRow(slice, place, notSet(slice), touched), rectangle: 0 }));
    }
    // Dates run side by side: what passed since the last one arrived is what this one took of the wall clock.
    const seconds = Math.max(0, clock.now() - Math.max(begun, this.#lastArrival)) / 1000;
    this.#lastArrival = clock.now();
    if (!signal.aborted) speed.add(host, { ...result.traffic, seconds }, { files, blocks });
    return places.flatMap((place, index) => {
      const zone = result.answer[index];
      if (!zone) return [];
      const rectangle = "problem" in zone ? 0 : zone.rectangle;
      return [{ row: rowOf(slice, place, zone, touched), rectangle }];
    });
  }

  #keep(place: Place, slice: Slice, { row, rectangle }: ReadRow): void {
    this.#rows.set(place.id, row);
    // What lacks a scene is worth another try next time.
    if (row.problem) return;
    const origins = originsOf(neededFiles(slice, this.#question.recipe));
    const { text, maxPixels } = this.#key;
    this.#context.cache.set(rowKey(text, place, slice), { row, origins, maxPixels, rectangle });
  }
}

function identity(question: SeriesQuestion): string {
  const { places, slices } = question;
  const { text, maxPixels } = questionKey(question);
  return JSON.stringify([
    text,
    maxPixels,
    places.map((place) => [place.id, placeKey(place)]),
    slices.map((slice) => [slice.id, sliceKey(slice)]),
  ]);
}

/** Places and corners of one question to the engine, so that sending it to a worker takes the page no time. */
const MOST_PLACES = 250;
const MOST_CORNERS = 10_000;

/** Places in their order, as many together as fit into one question. */
function inParts(places: readonly Place[]): readonly (readonly Place[])[] {
  const parts: Place[][] = [];
  let corners = 0;
  for (const place of places) {
    const more = positionsOf(place.geometry).length;
    const part = parts.at(-1);
    if (part && part.length < MOST_PLACES && corners + more <= MOST_CORNERS) {
      part.push(place);
      corners += more;
    } else {
      parts.push([place]);
      corners = more;
    }
  }
  return parts;
}

/** The engine was told to forget these files, or ended. */
const STOPPED: Problem = {
  kind: "network",
  message: "The reading of this date was stopped.",
  advice: "Read it again.",
};

function notSet({ day }: Slice): Problem {
  return {
    kind: "missing",
    message: `The acquisition of ${day} is no longer among those that were found.`,
    advice: "Search again.",
  };
}
