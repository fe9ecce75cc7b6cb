import { assert, nat, property, string, uniqueArray } from "fast-check";
import { expect, test } from "vitest";
import { layerLimit, layersToRemove, neighbours } from "./plan.ts";

const days = ["a", "b", "c", "d", "e"];

test("playing forwards fetches two ahead and one behind, the next one first", () => {
  expect(neighbours(days, "b", 1)).toEqual(["c", "d", "a"]);
});

test("playing backwards mirrors it", () => {
  expect(neighbours(days, "d", -1)).toEqual(["c", "b", "e"]);
});

test("standing still fetches one on each side", () => {
  expect(neighbours(days, "c", 0)).toEqual(["d", "b"]);
  expect(neighbours(days, "a", 0)).toEqual(["b"]);
});

test("a loop needs the first slice after the last", () => {
  expect(neighbours(days, "e", 1)).toEqual(["a", "b", "d"]);
});

test("a short timeline names each neighbour once and never the slice itself", () => {
  expect(neighbours(["a", "b"], "a", 1)).toEqual(["b"]);
  expect(neighbours(["a"], "a", 1)).toEqual([]);
  expect(neighbours([], "a", 1)).toEqual([]);
});

test("twelve layers fit an ordinary view, fewer a dense one, never fewer than four", () => {
  expect(layerLimit(20, 256)).toBe(12);
  expect(layerLimit(20, 512)).toBe(6);
  expect(layerLimit(200, 512)).toBe(4);
  expect(layerLimit(0, 256)).toBe(12);
});

test("removing leaves what must be kept and no more than the limit where that is possible", () => {
  assert(
    property(
      uniqueArray(string({ minLength: 1 }), { maxLength: 20 }),
      nat({ max: 20 }),
      nat({ max: 20 }),
      (used, kept, limit) => {
        const keep = new Set(used.slice(-kept));
        const removed = layersToRemove(used, keep, limit);
        expect(removed.some((id) => keep.has(id))).toBe(false);
        expect(used.length - removed.length).toBeLessThanOrEqual(Math.max(limit, keep.size));
      },
    ),
  );
});

test("the least recently used goes first", () => {
  expect(layersToRemove(["old", "mid", "new"], new Set(["new"]), 2)).toEqual(["old"]);
});
