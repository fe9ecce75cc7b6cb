import { beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import type { Problem } from "../../problem/problem.ts";
import { OnceFilter } from "./progress.ts";
import { FakeEngine } from "./testing/fake-engine.ts";
import { FakePicture } from "./testing/fake-picture.ts";
import { TileLoader } from "./tile-loader.ts";

const tile = { z: 12, x: 2103, y: 1370 };
const empty = { bitmap: null, requests: 2, bytes: 300 };
const { signal } = new AbortController();

let engine: FakeEngine;
let loader: TileLoader;
let picture: FakePicture;

beforeEach(() => {
  engine = new FakeEngine();
  loader = new TileLoader({ engine, size: () => 512 });
  picture = new FakePicture("may", { priority: "prefetch" });
});

test("a tile is asked for as its picture says, and what it cost is counted", async () => {
  const bitmap = loader.load(picture, tile, signal);
  const { recipe } = picture;
  expect(engine.asked[0]?.request).toEqual({ slice: "may", recipe, tile, size: 512, priority: "prefetch" });
  engine.asked[0]?.answer(empty);
  expect(await bitmap).toBeNull();
  expect(picture.progress).toMatchObject({ tiles: 1, requests: 2, bytes: 300, failures: 0 });
});

test("an aborted tile rejects at once and tells the engine", async () => {
  const controller = new AbortController();
  const bitmap = loader.load(picture, tile, controller.signal);
  controller.abort();
  await expect(bitmap).rejects.toMatchObject({ name: "AbortError" });
  expect(engine.asked[0]?.signal.aborted).toBe(true);
  expect(picture.problems).toEqual([]);
  expect(picture.progress.tiles).toBe(0);
});

test("a tile that failed is transparent, and its problem is told", async () => {
  const bitmap = loader.load(picture, tile, signal);
  engine.asked[0]?.fail(new ProblemError({ kind: "missing", message: "B04 of S2A is not there." }));
  expect(await bitmap).toBeNull();
  expect(picture.problems).toMatchObject([{ kind: "missing" }]);
  expect(picture.progress.allFailed).toBe(true);
});

test("problems of single scenes are told although the tile was drawn", async () => {
  const bitmap = loader.load(picture, tile, signal);
  engine.asked[0]?.answer({ problems: [{ kind: "crs", message: "S2B has no CRS." }] });
  await bitmap;
  expect(picture.problems).toMatchObject([{ kind: "crs" }]);
  expect(picture.progress.allFailed).toBe(false);
});

test("promoting hastens the outstanding tiles in the engine, which has them under way", async () => {
  const bitmap = loader.load(picture, tile, signal);
  loader.promote(picture);
  expect(engine.hastened).toEqual([{ ...engine.asked[0]?.request, priority: "visible" }]);
  expect(engine.asked).toHaveLength(1);
  engine.asked[0]?.answer(empty);
  await bitmap;
  picture.priority = "prefetch";
  loader.promote(picture);
  expect(engine.hastened).toHaveLength(1);
  expect(picture.progress.tiles).toBe(1);
});

test("a tile of which the engine says nothing for two minutes is transparent, and a late bitmap is closed", async () => {
  vi.useFakeTimers();
  const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("late", "TimeoutError")), milliseconds);
    return controller.signal;
  });
  const bitmap = loader.load(picture, tile, signal);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await bitmap).toBeNull();
  expect(picture.problems.map(({ message }) => message)).toEqual([
    "A tile of 2024-05-01 took longer than 120 seconds.",
  ]);
  engine.asked[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(engine.bitmaps.map(({ closed }) => closed)).toEqual([1]);
  timeout.mockRestore();
  vi.useRealTimers();
});

test("an engine that gives up by itself, as after a sign-out, leaves a gap and no message", async () => {
  const bitmap = loader.load(picture, tile, signal);
  engine.asked[0]?.fail(new DOMException("cleared", "AbortError"));
  expect(await bitmap).toBeNull();
  expect(picture.problems).toEqual([]);
});

test("the same tile of two copies of the world is loaded for each", async () => {
  const both = [loader.load(picture, tile, signal), loader.load(picture, tile, signal)];
  for (const { answer } of engine.asked) answer();
  const bitmaps = await Promise.all(both);
  expect(new Set(bitmaps)).toEqual(new Set(engine.bitmaps));
});

test("a problem is let through once per slice", () => {
  const filter = new OnceFilter();
  const problem: Problem = { kind: "missing", message: "gone", scene: "S2A" };
  expect(filter.isNew("a", problem)).toBe(true);
  expect(filter.isNew("a", { ...problem })).toBe(false);
  expect(filter.isNew("b", problem)).toBe(true);
  filter.clear();
  expect(filter.isNew("a", problem)).toBe(true);
});
