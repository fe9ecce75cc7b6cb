import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { paintedScene } from "../../raster/engine/testing/painted-file.ts";
import type { Mask } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { ClearShares } from "../../worker/jobs.ts";
import type { RasterEngine } from "../../worker/types.ts";
import { ClearReader } from "./clear-reader.ts";
import { type ClearState, NO_CLEAR_SHARES } from "./types.ts";

const MASK: Mask = { kind: "classes", band: "SCL", hidden: [9] };
const area = {
  type: "Polygon" as const,
  coordinates: [
    [
      [5, 51],
      [6, 51],
      [6, 52],
      [5, 51],
    ],
  ],
};
const slices = Array.from({ length: 20 }, (_, index): Slice => {
  const day = `2025-06-${String(index + 1).padStart(2, "0")}`;
  return {
    id: day,
    day,
    datetime: `${day}T10:30:00Z`,
    scenes: [paintedScene(day, {})],
    bbox: [5, 51, 6, 52],
  };
});
const BYTES = 1000;
const shares: ClearShares = { step: { clear: 0.5, covered: 1, pixels: 100 }, scenes: {} };

/** Answers when it is told to. */
class Engine {
  readonly asked: string[] = [];
  aborted = 0;
  fails: ReadonlySet<string> = new Set();
  readonly #waiting: (() => void)[] = [];

  readonly run = ((verb, question, { signal }) => {
    if (verb !== "clearShares" || !("slice" in question)) throw new Error("another verb");
    const { slice } = question;
    this.asked.push(slice);
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.aborted += 1;
        reject(new DOMException("", "AbortError"));
      };
      signal.addEventListener("abort", abort);
      this.#waiting.push(() => {
        signal.removeEventListener("abort", abort);
        if (this.fails.has(slice)) return reject(new Error("no"));
        return resolve({ answer: shares, problems: [], traffic: { requests: 1, bytes: BYTES } });
      });
    });
  }) as RasterEngine["run"];

  /** Answers everything, also what is asked for because of it. */
  async answerAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      for (const answer of this.#waiting.splice(0)) answer();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

function setUp(budgetBytes?: number) {
  const engine = new Engine();
  const state = createStore<ClearState>(() => NO_CLEAR_SHARES);
  let now = 0;
  const clock = { now: () => (now += 1000), after: () => () => undefined };
  const reader = new ClearReader({
    engine,
    state,
    clock,
    ...(budgetBytes === undefined ? {} : { budgetBytes }),
  });
  return { engine, state, reader };
}

describe("the reading of clear shares", () => {
  it("asks for a few dates at a time, in the order given, and tells all of them", async () => {
    const { engine, state, reader } = setUp();
    reader.ask({ area, slices, mask: MASK });
    expect(engine.asked).toEqual(slices.slice(0, 6).map(({ id }) => id));
    await engine.answerAll();
    expect(state.getState()).toMatchObject({
      status: "done",
      done: 20,
      total: 20,
      failed: 0,
      bytes: 20 * BYTES,
    });
    expect(state.getState().shares.get("2025-06-03")).toEqual(shares);
  });

  it("reads nothing twice: a new date costs one date, and an area that comes again none", async () => {
    const { engine, state, reader } = setUp();
    reader.ask({ area, slices: slices.slice(0, 19), mask: MASK });
    await engine.answerAll();
    reader.ask({ area, slices, mask: MASK });
    await engine.answerAll();
    expect(engine.asked).toHaveLength(20);
    reader.ask(null);
    expect(state.getState()).toBe(NO_CLEAR_SHARES);
    reader.ask({ area: structuredClone(area), slices, mask: MASK });
    expect(engine.asked).toHaveLength(20);
    expect(state.getState()).toMatchObject({ status: "done", done: 20 });
  });

  it("stops where its bytes are used up, and goes on when it is told to", async () => {
    const { engine, state, reader } = setUp(5 * BYTES);
    reader.ask({ area, slices, mask: MASK });
    await engine.answerAll();
    const { done } = state.getState();
    expect(state.getState()).toMatchObject({ status: "stopped", overBudget: true });
    expect(done).toBeGreaterThanOrEqual(5);
    expect(done).toBeLessThan(12);
    reader.resume();
    await engine.answerAll();
    expect(state.getState().done).toBeGreaterThan(done);
  });

  it("takes the requests back when it is stopped, and stays so while further dates arrive", async () => {
    const { engine, state, reader } = setUp();
    const question = { area, slices: slices.slice(0, 10), mask: MASK };
    reader.ask(question);
    reader.stop();
    await engine.answerAll();
    expect(engine.aborted).toBe(6);
    expect(state.getState()).toMatchObject({ status: "stopped", overBudget: false, done: 0, total: 10 });
    reader.ask({ ...question, slices });
    expect(engine.asked).toHaveLength(6);
    expect(state.getState()).toMatchObject({ status: "stopped", total: 20 });
  });

  it("counts dates that cannot be read, and reads the others", async () => {
    const { engine, state, reader } = setUp();
    engine.fails = new Set(["2025-06-02"]);
    reader.ask({ area, slices, mask: MASK });
    await engine.answerAll();
    expect(state.getState()).toMatchObject({ status: "done", done: 20, failed: 1 });
    expect(state.getState().shares.has("2025-06-02")).toBe(false);
  });

  it("forgets what was read with a sign-in that has ended", async () => {
    const { engine, state, reader } = setUp();
    reader.ask({ area, slices, mask: MASK });
    await engine.answerAll();
    reader.forget();
    expect(state.getState().shares.size).toBe(0);
    reader.ask({ area: structuredClone(area), slices, mask: MASK });
    expect(engine.asked).toHaveLength(26);
  });
});
