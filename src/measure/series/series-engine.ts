import { createStore } from "zustand/vanilla";
import { type Clock, systemClock } from "../../async/clock.ts";
import type { RasterEngine } from "../../worker/types.ts";
import type { SeriesState } from "../types.ts";
import { expectedPixels } from "./expected-pixels.ts";
import { HostSpeed } from "./host-speed.ts";
import { questionKey } from "./question-key.ts";
import { RowCache } from "./row-cache.ts";
import { costOf } from "./cost.ts";
import { Run } from "./run.ts";
import type { SeriesEngine } from "./types.ts";

/** Between two changes of the state, so that drawing them does not keep the page busy. */
const PUBLISH_INTERVAL_MS = 100;

const IDLE: SeriesState = {
  status: "idle",
  done: 0,
  total: 0,
  failed: 0,
  series: new Map(),
  cost: null,
};

export interface SeriesEngineOptions {
  readonly engine: Pick<RasterEngine, "zonal">;
  /** For tests. */
  readonly clock?: Pick<Clock, "now" | "after">;
}

export function createSeriesEngine({ engine, clock = systemClock }: SeriesEngineOptions): SeriesEngine {
  const state = createStore<SeriesState>(() => IDLE);
  const cache = new RowCache();
  const speed = new HostSpeed();
  let run: Run | null = null;
  let cancelTimer: (() => void) | null = null;
  let published = Number.NEGATIVE_INFINITY;

  function publish(): void {
    cancelTimer?.();
    cancelTimer = null;
    published = clock.now();
    state.setState(run ? run.state() : IDLE, true);
  }

  /** At once when something begins or ends, else after a while, together with what comes meanwhile. */
  function changed(urgent: boolean): void {
    const wait = published + PUBLISH_INTERVAL_MS - clock.now();
    if (urgent || wait <= 0) publish();
    else cancelTimer ??= clock.after(wait, publish);
  }

  return {
    state,
    cost: (question) => costOf(question, cache, speed),
    overviewPlaces(question) {
      const { places, slices, recipe } = question;
      const { maxPixels } = questionKey(question);
      return places
        .filter((place) => (expectedPixels(place, slices, recipe) ?? 0) > maxPixels)
        .map(({ id }) => id);
    },
    start(question) {
      if (run?.isReading(question) === true) return;
      run?.stop();
      run = new Run(question, { engine, cache, speed, clock, changed });
      run.begin();
    },
    pause: () => run?.pause(),
    resume: () => run?.resume(),
    cancel: () => run?.cancel(),
    retry: (slices) => run?.retry(slices),
    clear(origins) {
      cache.clear(origins);
      run?.clear(origins);
    },
    reset() {
      run?.stop();
      run = null;
      publish();
    },
  };
}
