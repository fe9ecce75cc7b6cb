import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { SeriesState } from "../types.ts";
import { createSeriesEngine } from "./series-engine.ts";
import { FakeEngine, days, place, question, recipe, slices, withPixels } from "./testing/fake-engine.ts";
import type { SeriesEngine } from "./types.ts";

function setUp(): { fake: FakeEngine; series: SeriesEngine; state: () => SeriesState; tick: () => void } {
  const fake = new FakeEngine();
  let now = 0;
  const later: (() => void)[] = [];
  const clock = {
    now: () => now,
    after: (_: number, callback: () => void) => {
      later.push(callback);
      return () => void later.splice(later.indexOf(callback), 1);
    },
  };
  const series = createSeriesEngine({ engine: fake, clock });
  const tick = (): void => {
    now += 1000;
    for (const callback of later.splice(0)) callback();
  };
  return { fake, series, state: series.state.getState, tick };
}

function means(state: SeriesState, id: string): readonly (number | undefined)[] {
  return state.series.get(id)?.rows.map(({ summary }) => summary?.mean) ?? [];
}

describe("a series", () => {
  it("has a row per place and date, in order of time, with what it was read from", async () => {
    const { fake, series, state } = setUp();
    series.start(question({ places: [place("a"), place("b", 5.5)] }));
    expect(state()).toMatchObject({ status: "running", done: 0, total: 24 });
    await fake.answerAll();
    expect(state()).toMatchObject({ status: "done", done: 24, failed: 0 });
    expect(means(state(), "a")).toEqual(days.map((_, month) => 5 + month));
    expect(means(state(), "b")).toEqual(days.map((_, month) => 5.5 + month));
    expect(state().series.get("a")?.rows[0]).toMatchObject({
      slice: "2025-01-15",
      day: "2025-01-15",
      datetime: "2025-01-15T10:30:00Z",
      n: 4,
      provenance: { scenes: ["scene-2025-01-15"], level: 0, decimation: 1, rule: "centres" },
    });
  });

  it("asks for all places of a date at once, and for no more than a few dates together", () => {
    const { fake, series } = setUp();
    series.start(question({ places: [place("a"), place("b", 5.5)] }));
    expect(fake.asked).toHaveLength(8);
    expect(fake.asked[0]?.areas).toHaveLength(2);
  });

  it("of many places is asked for in parts", async () => {
    const { fake, series, state } = setUp();
    const places = Array.from({ length: 600 }, (_, index) => place(String(index), 5 + index / 1000));
    series.start(question({ places, slices: slices.slice(0, 2) }));
    await fake.answerAll();
    expect(fake.asked.map(({ areas }) => areas.length)).toEqual([250, 250, 100, 250, 250, 100]);
    expect(means(state(), "599")).toEqual([5.599, 6.599]);
  });

  it("arrives date by date", async () => {
    const { fake, series, state, tick } = setUp();
    series.start(question());
    await fake.answer(3);
    tick();
    expect(means(state(), "a")).toEqual([5, 6, 7]);
    expect(state()).toMatchObject({ status: "running", done: 3 });
  });

  it("takes a share of the budget of pixels for each date", () => {
    const { fake, series } = setUp();
    series.start(question({ pixelBudget: 12 * 4096 }));
    expect(fake.asked[0]?.options).toMatchObject({ maxPixels: 4096, touched: false, maskDilation: 0 });
  });
});

describe("what has been read", () => {
  it("is not asked for again: a new colour costs nothing, a new date one date, a new place its own", async () => {
    const { fake, series, state } = setUp();
    series.start(question({ slices: slices.slice(0, 11) }));
    await fake.answerAll();
    fake.asked.length = 0;
    const red = { ...place("other"), colour: "#ff0000" };
    series.start(
      question({ places: [red], slices: slices.slice(0, 11), recipe: { ...recipe, rescale: [0, 9] } }),
    );
    expect(fake.asked).toHaveLength(0);
    expect(state()).toMatchObject({ status: "done", done: 11 });
    series.start(question());
    expect(fake.asked.map((asked) => asked.slice)).toEqual([days[11]]);
    await fake.answerAll();
    fake.asked.length = 0;
    series.start(question({ places: [place("a"), place("b", 5.5)] }));
    await fake.answerAll();
    expect(fake.asked.every(({ areas }) => areas.length === 1)).toBe(true);
    expect(state()).toMatchObject({ status: "done", done: 24 });
  });

  it("is not asked for again when earlier years make each date's share of the budget smaller", async () => {
    const { fake, series, state } = setUp();
    const pixelBudget = 12 * 4096;
    series.start(question({ slices: slices.slice(6), pixelBudget }));
    await fake.answerAll();
    series.start(question({ pixelBudget }));
    await fake.answerAll();
    expect(fake.asked.slice(6).map((asked) => asked.slice)).toEqual(days.slice(0, 6));
    expect(new Set(fake.asked.map(({ options }) => options?.maxPixels)).size).toBe(2);
    expect(state()).toMatchObject({ status: "done", done: 12 });
  });

  it("is asked for again under another mask or another rule", async () => {
    const { fake, series } = setUp();
    series.start(question());
    await fake.answerAll();
    fake.asked.length = 0;
    series.start(question({ options: { touched: true, maskDilation: 0 } }));
    await fake.answerAll();
    series.start(question({ recipe: { ...recipe, mask: { kind: "classes", band: "SCL", hidden: [3] } } }));
    await fake.answerAll();
    expect(fake.asked).toHaveLength(24);
  });

  it("is asked for again when the scene was processed again", async () => {
    const { fake, series } = setUp();
    series.start(question());
    await fake.answerAll();
    fake.asked.length = 0;
    const again = (one: Scene): Scene => ({ ...one, processed: "2025-12-01T00:00:00Z" });
    const remade = slices.map(({ id, day, datetime, bbox, scenes }) => {
      return { id, day, datetime, bbox, scenes: scenes.map(again) };
    });
    series.start(question({ slices: remade }));
    await fake.answerAll();
    expect(fake.asked).toHaveLength(12);
  });

  it("is dropped when its origin is cleared, as at a sign-out, and its reading stops", async () => {
    const { fake, series, state } = setUp();
    series.start(question());
    await fake.answer(2);
    series.clear(["https://elsewhere.test"]);
    expect(state().status).toBe("running");
    series.clear(["https://files.test"]);
    expect(state()).toMatchObject({ status: "cancelled", done: 0 });
    expect(fake.aborted).toBeGreaterThan(0);
    fake.asked.length = 0;
    series.start(question());
    expect(fake.asked).toHaveLength(8);
  });
});

describe("a date that cannot be read", () => {
  it("is a mark on that date, and the rest stands; it can be read again alone", async () => {
    const { fake, series, state } = setUp();
    const failure = new ProblemError({ kind: "server", message: "The server failed.", status: 500 });
    fake.failures.set("2025-03-15", failure);
    series.start(question());
    await fake.answerAll();
    const rows = state().series.get("a")?.rows ?? [];
    expect(state()).toMatchObject({ status: "done", done: 12, failed: 1 });
    expect(rows[2]).toMatchObject({ day: "2025-03-15", summary: null, problem: failure.problem });
    expect(rows.filter(({ problem }) => problem)).toHaveLength(1);

    fake.failures.clear();
    fake.asked.length = 0;
    series.retry(["2025-03-15"]);
    expect(state().status).toBe("running");
    await fake.answerAll();
    expect(fake.asked.map((asked) => asked.slice)).toEqual(["2025-03-15"]);
    expect(state()).toMatchObject({ status: "done", done: 12, failed: 0 });
  });

  it("is asked for again with the next question", async () => {
    const { fake, series, state } = setUp();
    fake.failures.set("2025-03-15", new ProblemError({ kind: "network", message: "Offline." }));
    series.start(question());
    await fake.answerAll();
    fake.failures.clear();
    fake.asked.length = 0;
    series.start(question());
    await fake.answerAll();
    expect(fake.asked).toHaveLength(1);
    expect(state().failed).toBe(0);
  });
});

describe("the reading", () => {
  it("stops its requests when it is cancelled, keeps what it has, and asks for no more", async () => {
    const { fake, series, state } = setUp();
    series.start(question());
    await fake.answer(2);
    const asked = fake.asked.length;
    series.cancel();
    expect(fake.aborted).toBe(asked - 2);
    await fake.answerAll();
    expect(fake.asked).toHaveLength(asked);
    expect(state()).toMatchObject({ status: "cancelled", done: 2 });
    expect(state().cost).toMatchObject({ dates: 0 });
  });

  it("pauses after the dates that are under way, and goes on", async () => {
    const { fake, series, state } = setUp();
    series.start(question());
    series.pause();
    await fake.answerAll();
    expect(fake.asked).toHaveLength(8);
    expect(state().status).toBe("paused");
    series.resume();
    await fake.answerAll();
    expect(state()).toMatchObject({ status: "done", done: 12 });
  });

  it("goes on when the same is asked again, under other names and colours, too", async () => {
    const { fake, series, state } = setUp();
    series.start(question());
    await fake.answer(2);
    series.start(question({ places: [{ ...place("a"), name: "Meadow", colour: "#ffffff" }] }));
    expect(fake.aborted).toBe(0);
    await fake.answerAll();
    expect(fake.asked).toHaveLength(12);
    expect(state().status).toBe("done");
  });

  it("of another question takes the place of the one before", async () => {
    const { fake, series, state } = setUp();
    series.start(question());
    series.start(question({ places: [place("b", 5.5)] }));
    expect(fake.aborted).toBe(8);
    await fake.answerAll();
    expect([...state().series.keys()]).toEqual(["b"]);
    expect(state()).toMatchObject({ status: "done", done: 12 });
  });
});

describe("the cost of a question", () => {
  it("is assumed before anything has been read, then measured, and nothing for what is known", async () => {
    const { fake, series, tick } = setUp();
    expect(series.cost(question())).toMatchObject({ dates: 12, requests: 12 * 4, basis: "assumed" });
    series.start(question());
    tick();
    await fake.answerAll();
    expect(series.cost(question())).toMatchObject({ dates: 0, requests: 0, bytes: 0, seconds: 0 });
    const other = series.cost(question({ places: [place("b", 5.5)] }));
    expect(other).toMatchObject({ dates: 12, requests: 12 * 3, basis: "measured" });
    expect(other.bytes).toBeCloseTo(12_000, -1);
    expect(other.seconds).toBeCloseTo(1, 6);
  });
});

describe("an overview", () => {
  const large = question({
    places: [place("field"), { ...place("point"), geometry: { type: "Point", coordinates: [5, 51] } }],
  });

  it("is told before it is read, where the items tell the size of their pixels", () => {
    const { series } = setUp();
    // 0.01° by 0.01° are 700 m by 1113 m: 70 × 112 pixels of 10 m.
    const told = { ...large, slices: slices.map((each) => withPixels(each, 10)) };
    expect(series.overviewPlaces({ ...told, pixelBudget: 12 * 7000 })).toEqual(["field"]);
    expect(series.overviewPlaces({ ...told, pixelBudget: 12 * 10_000 })).toEqual([]);
    expect(series.overviewPlaces({ ...large, pixelBudget: 12 * 7000 })).toEqual([]);
  });

  it("is told of pixels in degrees, too", () => {
    const { series } = setUp();
    const told = { ...large, slices: slices.map((each) => withPixels(each, 10 / 111_320)) };
    expect(series.overviewPlaces({ ...told, pixelBudget: 12 * 7000 })).toEqual(["field"]);
  });
});
