import { beforeEach, expect, test, vi } from "vitest";
import type { TileCoordinate } from "../../geo/types.ts";
import { HeadStart } from "./head-start.ts";
import type { Picture } from "./loader.ts";
import { Progress } from "./progress.ts";

const recipe = { kind: "classes", title: "", band: "SCL", mask: null } as const;
const picture: Picture = { slice: "a", recipe, progress: new Progress(), priority: "visible" };
const tiles: readonly TileCoordinate[] = [
  { z: 12, x: 1, y: 1 },
  { z: 12, x: 2, y: 1 },
];
const [near, far] = tiles as [TileCoordinate, TileCoordinate];

let asked: { readonly tile: TileCoordinate; readonly signal: AbortSignal }[];
let headStart: HeadStart<Picture>;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  headStart = new HeadStart({
    load: (_picture, tile, signal) => {
      asked.push({ tile, signal });
      return Promise.resolve({} as ImageBitmap);
    },
  });
  return () => vi.useRealTimers();
});

test("what was begun is asked for once, and taken once", async () => {
  headStart.begin(picture, tiles);
  headStart.begin(picture, tiles);
  expect(asked.map(({ tile }) => tile)).toEqual(tiles);
  expect(await headStart.take(picture, near, new AbortController().signal)).not.toBeNull();
  expect(headStart.take(picture, near, new AbortController().signal)).toBeUndefined();
});

test("what nobody takes is given up after a while", async () => {
  headStart.begin(picture, tiles);
  void headStart.take(picture, near, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true]);
});

test("what is not wanted any more is given up at once", () => {
  headStart.begin(picture, tiles);
  headStart.abandon(picture);
  expect(asked.every(({ signal }) => signal.aborted)).toBe(true);
});

test("who takes a tile can give it up", () => {
  headStart.begin(picture, tiles);
  const controller = new AbortController();
  void headStart.take(picture, far, controller.signal);
  controller.abort();
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true]);
});
