import { describe, expect, it } from "vitest";
import { circleRing, distanceOnSphere } from "./sphere.ts";

describe("on a sphere", () => {
  it("a degree of the equator, and of any meridian, is a 360th of the circumference", () => {
    const degree = (2 * Math.PI * 6_371_008.8) / 360;
    expect(distanceOnSphere([5, 0], [6, 0])).toBeCloseTo(degree, 3);
    expect(distanceOnSphere([5, 51], [5, 52])).toBeCloseTo(degree, 3);
    expect(distanceOnSphere([179.5, 0], [-179.5, 0])).toBeCloseTo(degree, 3);
  });

  it("a circle is closed, counter-clockwise, and as far from its centre everywhere as was asked for", () => {
    const ring = circleRing([5.9, 51.2], 750, 64);
    expect(ring).toHaveLength(65);
    expect(ring.at(0)).toEqual(ring.at(-1));
    for (const [lon, lat] of ring) expect(distanceOnSphere([5.9, 51.2], [lon, lat])).toBeCloseTo(750, 4);
    const twiceArea = ring.slice(1).reduce((sum, [x, y], index) => {
      const [beforeX, beforeY] = ring[index] ?? [0, 0];
      return sum + beforeX * y - x * beforeY;
    }, 0);
    expect(twiceArea).toBeGreaterThan(0);
  });
});
