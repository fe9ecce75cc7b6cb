import { describe, expect, it } from "vitest";
import type { Slice } from "../../timeline/types.ts";
import { clearnessOf } from "../area/clearness.ts";
import { barIndices } from "./bar-indices.ts";
import { trackScale } from "./track-scale.ts";

const DAY_MS = 86_400_000;

function slicesOf(count: number): { readonly slices: readonly Slice[]; readonly times: readonly number[] } {
  const times = Array.from({ length: count }, (_, index) => index * DAY_MS);
  const slices = times.map((_, index) => ({ id: String(index), cloudCover: index % 10 }) as unknown as Slice);
  return { slices, times };
}

describe("the bars of the timeline", () => {
  it("are one per date while there is room", () => {
    const { slices, times } = slicesOf(300);
    expect(barIndices(slices, trackScale(times, 1_000, 20), 5, -1, clearnessOf(null))).toEqual(
      slices.map((_, index) => index),
    );
  });

  it("of ten thousand dates are no more than the track has places, the clearest of each", () => {
    const { slices, times } = slicesOf(10_000);
    const indices = barIndices(slices, trackScale(times, 1_000, 20), -1, -1, clearnessOf(null));
    expect(indices.length).toBeLessThan(700);
    expect(indices.length).toBeGreaterThan(500);
    // Every tenth date is clear, and there are some fifteen dates at a place.
    expect(indices.slice(1, -1).every((index) => index % 10 === 0)).toBe(true);
  });

  it("always show what is selected and what is pointed at", () => {
    const { slices, times } = slicesOf(10_000);
    for (const [selected, hovered] of [
      [5_003, 5_004],
      [9_999, 0],
      [7, 7],
    ] as const) {
      const indices = barIndices(slices, trackScale(times, 1_000, 20), selected, hovered, clearnessOf(null));
      expect(indices).toContain(selected);
      expect(indices).toContain(hovered);
      expect(indices).toEqual(indices.toSorted((one, other) => one - other));
      expect(new Set(indices).size).toBe(indices.length);
    }
  });
});
