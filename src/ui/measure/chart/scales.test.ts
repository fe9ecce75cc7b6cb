import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearScale, roundTicks, tickDecimals } from "./scales.ts";

describe("the value axis", () => {
  it("has round numbers around what it shows", () => {
    expect(roundTicks(0.13, 0.87, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(roundTicks(-0.08, 0.31, 4)).toEqual([-0.1, 0, 0.1, 0.2, 0.3, 0.4]);
    expect(roundTicks(0, 250, 5)).toEqual([0, 50, 100, 150, 200, 250]);
    expect(roundTicks(3, 3, 5)).toEqual([3]);
  });

  it("covers any values with a handful of steps that are all equal", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-4, max: 1e6, noNaN: true }),
        (low, span) => {
          const ticks = roundTicks(low, low + span, 5);
          expect(ticks.length).toBeGreaterThan(2);
          expect(ticks.length).toBeLessThan(9);
          const room = span * 1e-6;
          expect(ticks[0]).toBeLessThanOrEqual(low + room);
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span - room);
        },
      ),
    );
  });

  it("shows as many decimals as tell its numbers apart", () => {
    expect(tickDecimals([0, 0.2, 0.4])).toBe(1);
    expect(tickDecimals([0.25, 0.26])).toBe(2);
    expect(tickDecimals([0, 50])).toBe(0);
    expect(tickDecimals([3])).toBe(0);
  });
});

describe("a linear scale", () => {
  it("goes there and back", () => {
    const scale = linearScale(10, 20, 300, 100);
    expect(scale.place(10)).toBe(300);
    expect(scale.place(15)).toBe(200);
    expect(scale.valueAt(100)).toBe(20);
  });

  it("puts everything at its start where it has no length", () => {
    expect(linearScale(5, 5, 40, 300).place(5)).toBe(40);
  });
});
