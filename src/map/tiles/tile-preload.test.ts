import { beforeEach, expect, test, vi } from "vitest";
import type { TileCoordinate } from "../../geo/types.ts";
import { FakeEngine } from "./testing/fake-engine.ts";
import { FakePicture } from "./testing/fake-picture.ts";
import { TileLoader } from "./tile-loader.ts";

const near: TileCoordinate = { z: 12, x: 1, y: 1 };
const far: TileCoordinate = { z: 12, x: 2, y: 1 };
const { signal } = new AbortController();

let engine: FakeEngine;
let loader: TileLoader;
let picture: FakePicture;

beforeEach(() => {
  vi.useFakeTimers();
  engine = new FakeEngine();
  loader = new TileLoader({ engine, size: () => 512 });
  picture = new FakePicture("may");
  loader.preload(picture, [near, far]);
  return () => vi.useRealTimers();
});

const aborted = () => engine.asked.map((asked) => asked.signal.aborted);

test("what was preloaded is asked for once, in order, and claimed once", async () => {
  loader.preload(picture, [near, far]);
  expect(engine.asked.map(({ request }) => request.tile)).toEqual([near, far]);
  const claimed = loader.load(picture, near, signal);
  expect(engine.asked).toHaveLength(2);
  engine.asked[0]?.answer();
  expect(await claimed).toBe(engine.bitmaps[0]);
  void loader.load(picture, near, signal);
  expect(engine.asked).toHaveLength(3);
});

test("what the map does not ask for is given up after a while", async () => {
  void loader.load(picture, near, signal);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(aborted()).toEqual([false, true]);
});

test("what is not wanted any more is given up at once", () => {
  loader.cancelPreload(picture);
  expect(aborted()).toEqual([true, true]);
});

test("a claimed tile can be given up by its claimant, and only by it", () => {
  const controller = new AbortController();
  loader.load(picture, far, controller.signal).catch(() => undefined);
  loader.cancelPreload(picture);
  expect(aborted()).toEqual([true, false]);
  controller.abort();
  expect(aborted()).toEqual([true, true]);
});

test("tiles that are preloaded when their picture is promoted overtake others", () => {
  const other = new FakePicture("june", { priority: "prefetch" });
  loader.preload(other, [near]);
  loader.promote(other);
  expect(engine.hastened).toEqual([{ ...engine.asked[2]?.request, priority: "visible" }]);
});
