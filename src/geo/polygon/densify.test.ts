import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Coordinate } from "../types.ts";
import { densify } from "./densify.ts";

/** Orthographic projection of the unit sphere onto the equator's plane: meridians bend. */
const project = ([lon = 0, lat = 0]: Coordinate): Coordinate => {
  const [l, p] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(p) * Math.sin(l), Math.cos(p) * Math.cos(l)];
};

function distanceToSegment(
  [x = 0, y = 0]: Coordinate,
  [a = 0, b = 0]: Coordinate,
  [c = 0, d = 0]: Coordinate,
) {
  const [dx, dy] = [c - a, d - b];
  const share = Math.min(1, Math.max(0, ((x - a) * dx + (y - b) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a - share * dx, y - b - share * dy);
}

describe("a densified line", () => {
  it("stays within the tolerance of the true line", () => {
    const degrees = fc.tuple(
      fc.double({ min: -80, max: 80, noNaN: true }),
      fc.double({ min: 0, max: 80, noNaN: true }),
    );
    fc.assert(
      fc.property(degrees, degrees, (start, end) => {
        const corners = densify([start, end], project, 0.001).map(project);
        for (let share = 0; share <= 1; share += 1 / 64) {
          const true_ = project([
            start[0] + share * (end[0] - start[0]),
            start[1] + share * (end[1] - start[1]),
          ]);
          const distances = corners
            .slice(1)
            .map((corner, index) => distanceToSegment(true_, corners[index] ?? [], corner));
          expect(Math.min(...distances)).toBeLessThan(0.0011);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("keeps its corners, with heights, and adds none where the projection is straight", () => {
    const line = [
      [0, 0, 1],
      [4, 1, 2],
      [8, 0, 3],
    ];
    expect(densify(line, (point) => point, 1e-9)).toEqual(line);
    expect(densify([], project, 1)).toEqual([]);
    expect(densify([[1, 2]], project, 1)).toEqual([[1, 2]]);
  });

  it("ends where the projection is torn", () => {
    const torn = densify(
      [
        [0, 0],
        [1, 0],
      ],
      ([x = 0]) => [x < 0.3 ? 0 : 1e6, 0],
      1e-6,
    );
    expect(torn.length).toBeLessThan(5000);
  });
});
