import type { StoreApi } from "zustand/vanilla";
import { bboxOfPolygons } from "../../geo/bbox/bbox-of-polygons.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import { type Clock, systemClock } from "../../async/clock.ts";
import { isAbort } from "../../problem/problem.ts";
import { emptyMask } from "../../recipe/empty-mask.ts";
import type { Slice } from "../../timeline/types.ts";
import type { ClearShares } from "../../worker/jobs.ts";
import type { RasterEngine } from "../../worker/types.ts";
import { KnownShares, sameArea } from "./known-shares.ts";
import { type ClearQuestion, type ClearState, NO_CLEAR_SHARES } from "./types.ts";

/** Of one go: some thousand dates of a few kilobytes. */
const BUDGET_BYTES = 20 * 2 ** 20;
/** Dates asked for together: enough to keep all workers busy with what they may do in the background. */
const DATES_AT_A_TIME = 6;
/** Between two changes of the state: lists and bars are drawn from it. */
const PUBLISH_INTERVAL_MS = 400;

export interface ClearReaderOptions {
  readonly engine: Pick<RasterEngine, "run">;
  /** Where what is known is told. */
  readonly state: StoreApi<ClearState>;
  /** For tests. */
  readonly clock?: Pick<Clock, "now" | "after">;
  readonly budgetBytes?: number;
}

/** Reads how clear an area is on every date, in the background. One question at a time. */
export class ClearReader {
  readonly #options: Required<ClearReaderOptions>;
  readonly #known = new KnownShares();
  #question: ClearQuestion | null = null;
  #waiting: Slice[] = [];
  #underWay = 0;
  #shares = new Map<string, ClearShares>();
  #failed = new Set<string>();
  #bytes = 0;
  /** Bytes at which it stops of itself. */
  #limit = 0;
  #status: ClearState["status"] = "idle";
  #controller = new AbortController();
  #published = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | null = null;

  constructor(options: ClearReaderOptions) {
    this.#options = { clock: systemClock, budgetBytes: BUDGET_BYTES, ...options };
  }

  /** Reads what is missing; null forgets what is told. A stop holds for further dates of the same area. */
  ask(question: ClearQuestion | null): void {
    const isSameArea = question !== null && this.#question !== null && sameArea(question, this.#question);
    const wasStopped = isSameArea && this.#status === "stopped";
    if (!isSameArea) this.#bytes = 0;
    this.#abort();
    this.#question = question;
    this.#failed.clear();
    this.#shares = new Map(
      question?.slices.flatMap((slice) => {
        const shares = this.#known.get(question, slice);
        return shares ? [[slice.id, shares] as const] : [];
      }),
    );
    if (question && !wasStopped) this.resume();
    else {
      this.#status = question ? "stopped" : "idle";
      this.#publish();
    }
  }

  /** Reads on, within a new budget. */
  resume(): void {
    const { slices = [] } = this.#question ?? {};
    this.#abort();
    this.#failed.clear();
    this.#waiting = slices.filter(({ id }) => !this.#shares.has(id));
    this.#limit = this.#bytes + this.#options.budgetBytes;
    this.#status = "running";
    this.#proceed();
    this.#publish();
  }

  stop(): void {
    if (this.#status !== "running") return;
    this.#abort();
    this.#status = "stopped";
    this.#publish();
  }

  /** Forgets everything: it may have been read with a sign-in that has ended. */
  forget(): void {
    this.#known.clear();
    this.#shares.clear();
    this.stop();
    this.#publish();
  }

  #abort(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#waiting = [];
    this.#underWay = 0;
  }

  #proceed(): void {
    while (this.#status === "running" && this.#underWay < DATES_AT_A_TIME && this.#bytes < this.#limit) {
      const slice = this.#waiting.shift();
      if (!slice || !this.#question) break;
      this.#underWay += 1;
      void this.#read(this.#question, slice, this.#controller.signal);
    }
    if (this.#underWay > 0 || this.#status !== "running") return;
    this.#status = this.#waiting.length === 0 ? "done" : "stopped";
    this.#publish();
  }

  async #read(question: ClearQuestion, slice: Slice, signal: AbortSignal): Promise<void> {
    const { area, mask } = question;
    const recipe = { kind: "classes", title: "", band: mask.band, mask } as const;
    const bbox = bboxOfPolygons(polygonsOf(area));
    try {
      const result = await this.#options.engine.run(
        "clearShares",
        { slice: slice.id, recipe, area, bbox, empty: emptyMask(mask) },
        { signal, priority: "background" },
      );
      if (signal.aborted) return;
      this.#bytes += result?.traffic.bytes ?? 0;
      if (result) this.#shares.set(slice.id, result.answer);
      else this.#failed.add(slice.id);
      // What lacks a scene is worth another try next time.
      if (result && result.problems.length === 0) this.#known.set(question, slice, result.answer);
    } catch (error) {
      if (signal.aborted) return;
      // The map tells what is wrong with a file when it is shown; here the catalogue's number stays.
      if (!isAbort(error)) this.#failed.add(slice.id);
    }
    this.#underWay -= 1;
    this.#tell();
    this.#proceed();
  }

  /** Soon, together with what comes meanwhile. */
  #tell(): void {
    const { clock } = this.#options;
    const wait = this.#published + PUBLISH_INTERVAL_MS - clock.now();
    if (wait <= 0) this.#publish();
    else this.#cancelTimer ??= clock.after(wait, () => this.#publish());
  }

  #publish(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#published = this.#options.clock.now();
    const { slices = [] } = this.#question ?? {};
    if (!this.#question) return this.#options.state.setState(NO_CLEAR_SHARES, true);
    return this.#options.state.setState(
      {
        status: this.#status,
        overBudget: this.#status === "stopped" && this.#bytes >= this.#limit && this.#limit > 0,
        done: this.#shares.size + this.#failed.size,
        total: slices.length,
        failed: this.#failed.size,
        bytes: this.#bytes,
        shares: new Map(this.#shares),
      },
      true,
    );
  }
}
