import { describe, expect, it } from "vitest";
import { seasonDates } from "./season.ts";

const shares = { start: 0.25, end: 0.15 };

/** Straight lines through these points, one value per day. */
function curve(...points: readonly (readonly [day: number, value: number])[]): Float64Array {
  const last = points.at(-1)?.[0] ?? 0;
  return Float64Array.from({ length: last + 1 }, (_, day) => {
    const next = Math.max(
      1,
      points.findIndex(([to]) => to >= day),
    );
    const [[fromDay, from], [toDay, to]] = [points[next - 1] ?? [0, 0], points[next] ?? [0, 0]];
    return from + ((to - from) * (day - fromDay)) / (toDay - fromDay);
  });
}

describe("a season", () => {
  it("starts a quarter up the rise and ends 15 % above the base of the fall", () => {
    // 0.2 + 25 % of 0.6 = 0.35, at a quarter of 100 days; 0.1 + 15 % of 0.7, at 85 % of 70 days.
    const found = seasonDates(curve([0, 0.2], [100, 0.8], [170, 0.1]), shares);
    expect(found).toMatchObject({ peak: 100, baseBefore: 0.2, baseAfter: expect.closeTo(0.1, 12), shares });
    expect(found?.peakValue).toBeCloseTo(0.8, 12);
    expect(found?.start).toBeCloseTo(25, 9);
    expect(found?.end).toBeCloseTo(100 + 0.85 * 70, 9);
  });

  it("starts with the last crossing before the peak, and ends with the first after it", () => {
    const twice = curve([0, 0], [20, 0.5], [40, 0], [80, 1], [120, 0], [140, 0.5], [160, 0]);
    const found = seasonDates(twice, shares);
    expect(found?.start).toBeCloseTo(50, 9);
    expect(found?.end).toBeCloseTo(80 + 0.85 * 40, 9);
  });

  it("has no date on the side where the peak is the first or the last day", () => {
    expect(seasonDates(curve([0, 1], [50, 0]), shares)).toMatchObject({ peak: 0, start: null });
    expect(seasonDates(curve([0, 0], [50, 1]), shares)).toMatchObject({ peak: 50, end: null });
    expect(seasonDates(new Float64Array(0), shares)).toBeNull();
  });
});
