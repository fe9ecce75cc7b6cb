import { describe, expect, it } from "vitest";
import type { Slice } from "./types.ts";
import { firstClearSlice, firstSlice } from "./first-slice.ts";

const slice = (day: string, cloudCover?: number): Slice => ({
  id: `slice of ${day}`,
  day,
  datetime: `${day}T10:00:00Z`,
  scenes: [],
  bbox: [5, 51, 6, 52],
  ...(cloudCover === undefined ? {} : { cloudCover }),
});

describe("the date a first visit opens on", () => {
  it("is a clear one", () => {
    expect(firstSlice([slice("2025-03-01", 80), slice("2025-06-01", 3), slice("2025-12-01", 60)])?.day).toBe(
      "2025-06-01",
    );
  });

  it("is in the middle of the season when several are about as clear", () => {
    const days = ["2025-01-10", "2025-04-10", "2025-07-10", "2025-10-10", "2025-12-10"];
    expect(firstSlice(days.map((day, index) => slice(day, index % 3)))?.day).toBe("2025-07-10");
  });

  it("is any date when the catalogue says nothing of clouds", () => {
    expect(firstSlice([slice("2025-01-10"), slice("2025-04-10"), slice("2025-07-10")])?.day).toBe(
      "2025-04-10",
    );
  });

  it("is none when there is none", () => {
    expect(firstSlice([])).toBeUndefined();
  });
});

describe("the date a first visit opens on while older ones arrive", () => {
  it("is a clear one that has all its scenes", () => {
    const arrived = [slice("2025-03-01", 0), slice("2025-06-01", 3), slice("2025-12-01", 60)];
    expect(firstClearSlice(arrived)?.day).toBe("2025-06-01");
  });

  it("is waited for while all are cloudy, or the oldest alone is clear", () => {
    expect(firstClearSlice([slice("2025-06-01", 40), slice("2025-12-01", 60)])).toBeUndefined();
    expect(firstClearSlice([slice("2025-06-01", 0), slice("2025-12-01", 60)])).toBeUndefined();
    expect(firstClearSlice([slice("2025-06-01", 0)])).toBeUndefined();
  });

  it("is not waited for where nothing tells of clouds", () => {
    expect(firstClearSlice([slice("2025-04-10"), slice("2025-07-10")])?.day).toBe("2025-07-10");
  });
});
