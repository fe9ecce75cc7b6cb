import { assert, integer, property, record, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestIndex, trackScale } from "./track-scale.ts";

const DAY = 86_400_000;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

const tracks = record({
  times: uniqueArray(integer({ min: 0, max: 3650 }), { minLength: 1, maxLength: 300 }).map((days) =>
    days.sort((one, other) => one - other).map((number) => number * DAY),
  ),
  width: integer({ min: 120, max: 3000 }),
});

describe("the scale of the track", () => {
  it("puts acquisitions at their true time where there is room", () => {
    const times = ["2025-01-01", "2025-01-11", "2025-03-02", "2025-04-11"].map(day);
    const { centres } = trackScale(times, 1040, 20);
    expect(centres).toEqual([20, 120, 620, 1020]);
  });

  it("leaves room for a time before and after them, of which places are known, too", () => {
    const times = ["2025-01-11", "2025-01-16", "2025-01-21"].map(day);
    const { centres, place } = trackScale(times, 440, 20, [day("2025-01-01"), day("2025-02-10")]);
    expect(centres).toEqual([120, 170, 220]);
    expect(["2025-01-01", "2025-01-06", "2025-01-31", "2025-02-10"].map((text) => place(day(text)))).toEqual([
      20, 70, 320, 420,
    ]);
  });

  it("keeps the order, the gap and the edges, whatever the dates", () => {
    assert(
      property(tracks, ({ times, width }) => {
        const { centres } = trackScale(times, width, 16);
        const gap = times.length > 1 ? Math.min(6, (width - 32) / (times.length - 1)) : 0;
        for (const [index, centre] of centres.entries()) {
          expect(centre).toBeGreaterThanOrEqual(16 - 1e-6);
          expect(centre).toBeLessThanOrEqual(width - 16 + 1e-6);
          if (index > 0) expect(centre - (centres[index - 1] ?? 0)).toBeGreaterThanOrEqual(gap - 1e-6);
        }
      }),
    );
  });

  it("never lets two bars overlap while a bar can still be seen", () => {
    assert(
      property(tracks, ({ times, width }) => {
        const { centres, barWidth } = trackScale(times, width, 16);
        const distances = centres.slice(1).map((centre, index) => centre - (centres[index] ?? 0));
        const closest = Math.min(...distances, Infinity);
        expect(barWidth).toBeLessThanOrEqual(Math.max(1.5, closest));
      }),
    );
  });

  it("places the months of a year in order around the acquisitions", () => {
    const times = ["2025-02-10", "2025-02-12", "2025-08-01"].map(day);
    const { place, centres } = trackScale(times, 800, 20);
    const months = ["2025-01-01", "2025-03-01", "2025-06-01", "2025-09-01"].map((month) => place(day(month)));
    expect([...months].sort((one, other) => one - other)).toEqual(months);
    expect(place(times[2] ?? 0)).toBe(centres[2]);
  });

  it("centres a single acquisition", () => {
    expect(trackScale([day("2025-06-01")], 400, 20).centres).toEqual([200]);
  });
});

describe("the nearest acquisition", () => {
  it("is the one with the smallest distance", () => {
    expect(nearestIndex([10, 50, 90], 69)).toBe(1);
    expect(nearestIndex([10, 50, 90], 71)).toBe(2);
    expect(nearestIndex([10, 50, 90], -500)).toBe(0);
  });

  it("is nowhere on an empty track", () => {
    expect(nearestIndex([], 10)).toBe(-1);
  });
});
