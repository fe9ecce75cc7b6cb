import { describe, expect, it } from "vitest";
import { cropToAspect } from "./crop-to-aspect.ts";

describe("the part of a box that fills a window", () => {
  it("keeps the height of a box that is wider than the window", () => {
    const [west, south, east, north] = cropToAspect([0, -1, 8, 1], 2);
    expect([south, north]).toEqual([-1, 1]);
    expect(east - west).toBeCloseTo(4, 9);
    expect((west + east) / 2).toBeCloseTo(4, 9);
  });

  it("keeps the width of a box that is taller than the window", () => {
    const [west, south, east, north] = cropToAspect([0, -4, 2, 4], 1);
    expect([west, east]).toEqual([0, 2]);
    expect(north - south).toBeCloseTo(2, 9);
  });

  it("counts a degree of longitude as short as it is in the north", () => {
    const [west, south, east, north] = cropToAspect([0, 59.5, 10, 60.5], 1);
    expect(north - south).toBeCloseTo(1, 9);
    expect(east - west).toBeCloseTo(2, 2);
  });
});
