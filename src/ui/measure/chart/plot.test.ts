import { describe, expect, it } from "vitest";
import { bandPath, dailyPath, plotOf, withValues } from "./plot.ts";

const plot = plotOf({ width: 450, height: 244 }, [0, 100], [0, 1], true);

describe("a plot", () => {
  it("puts the lowest value at its bottom and the highest at its top", () => {
    expect(plot.y.place(0)).toBe(plot.bottom);
    expect(plot.y.place(1)).toBe(plot.top);
    expect(plot.x.place(0)).toBeGreaterThan(plot.left);
    expect(plot.x.place(100)).toBeLessThan(plot.right);
  });

  it("rounds an axis that follows the data, and ends one that is fixed where it was told to", () => {
    const followed = plotOf({ width: 450, height: 244 }, [0, 100], [0.13, 0.88], false);
    expect([followed.y.from, followed.y.to]).toEqual([0, 1]);
    const fixed = plotOf({ width: 450, height: 244 }, [0, 100], [0.13, 0.88], true);
    expect([fixed.y.from, fixed.y.to]).toEqual([0.13, 0.88]);
    expect(Math.min(...fixed.ticks)).toBeGreaterThanOrEqual(0.13);
  });

  it("has room around a single value", () => {
    const flat = plotOf({ width: 450, height: 244 }, [0, 100], [3, 3], false);
    expect(flat.y.from).toBeLessThan(3);
    expect(flat.y.to).toBeGreaterThan(3);
  });

  it("has another value axis over the same days", () => {
    const left = plotOf({ width: 450, height: 244 }, [0, 100], [0, 1], false, true);
    const right = withValues(left, [-40, 60], true);
    expect(right.x).toBe(left.x);
    expect([right.y.place(-40), right.y.place(60)]).toEqual([left.bottom, left.top]);
    expect(left.width - left.right).toBeGreaterThan(plot.width - plot.right);
  });

  it("breaks a line where a value is missing", () => {
    const path = dailyPath([0, 0.5, Number.NaN, 1], 10, plot);
    expect(path.match(/[ML]/g)?.join("")).toBe("MLM");
  });

  it("draws a band there by its upper edge and back by its lower one", () => {
    const path = bandPath(
      [
        { day: 0, low: 0, high: 1 },
        { day: 100, low: 0, high: 1 },
      ],
      plot,
    );
    const [left, right] = [plot.x.place(0).toFixed(1), plot.x.place(100).toFixed(1)];
    const [top, bottom] = [plot.top.toFixed(1), plot.bottom.toFixed(1)];
    expect(path).toBe(`M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`);
    expect(bandPath([{ day: 0, low: 0, high: 1 }], plot)).toBe("");
  });
});
