import { describe, expect, it } from "vitest";
import type { SeriesRow } from "../types.ts";
import { RowCache } from "./row-cache.ts";

function row(level: number): SeriesRow {
  return {
    slice: "a",
    day: "2025-06-01",
    datetime: "2025-06-01T10:30:00Z",
    n: 1,
    valid: 0,
    coverage: 1,
    summary: null,
    provenance: { scenes: ["a"], level, decimation: 2 ** level, rule: "centres" },
  };
}

function cached(level: number, maxPixels: number, rectangle: number): RowCache {
  const cache = new RowCache(2);
  cache.set("key", { row: row(level), origins: ["https://a.test"], maxPixels, rectangle });
  return cache;
}

describe("a row that was read", () => {
  it("is known under any number of pixels with which the same level is read", () => {
    const full = cached(0, 1000, 100);
    for (const allowed of [100, 500, 1000, 1e6]) expect(full.get("key", allowed)).toEqual(row(0));
    expect(full.get("key", 99)).toBeUndefined();
    expect(full.has("key", 99)).toBe(false);
  });

  it("of an overview is not known where a finer level may fit", () => {
    const overview = cached(2, 1000, 400);
    expect(overview.get("key", 400)).toEqual(row(2));
    expect(overview.get("key", 399)).toBeUndefined();
    expect(overview.get("key", 1001)).toBeUndefined();
    expect(cached(2, 1000, 0).get("key", 500)).toBeUndefined();
  });

  it("is forgotten when its origin is cleared, and when newer ones need the room", () => {
    const cache = cached(0, 1000, 100);
    const other = { row: row(0), origins: ["https://b.test"], maxPixels: 1000, rectangle: 100 };
    cache.set("b", other);
    cache.get("key", 1000);
    cache.set("c", other);
    expect(["key", "b", "c"].map((key) => cache.has(key, 1000))).toEqual([true, false, true]);
    cache.clear(["https://a.test"]);
    expect(["key", "c"].map((key) => cache.has(key, 1000))).toEqual([false, true]);
  });
});
