import { describe, expect, it } from "vitest";
import type { Dot } from "./dots.ts";
import { dotAt, dotsOfFocus, lineDot } from "./walk.ts";

function dot(place: string, day: number, axis: Dot["axis"] = "left"): Dot {
  return { place: { id: place }, axis, row: { slice: `day-${day}` }, day, value: day } as unknown as Dot;
}

const dots = [dot("a", 1), dot("a", 5), dot("a", 9), dot("b", 4), dot("b", 9)];
const at = (place: string, day: number) => ({ place, slice: `day-${day}` });

describe("walking the dots", () => {
  it("goes through those of the place that has the focus, or of the first", () => {
    expect(dotsOfFocus(dots, at("b", 4))).toEqual(dots.slice(3));
    expect(dotsOfFocus(dots, { place: "b", slice: null })).toEqual(dots.slice(3));
    expect(dotsOfFocus(dots, null)).toEqual(dots.slice(0, 3));
    expect(dotsOfFocus(dots, at("gone", 4))).toEqual(dots.slice(0, 3));
    expect(dotsOfFocus([], null)).toEqual([]);
  });

  it("goes to the nearest date of the next place, round and round", () => {
    expect(lineDot(dots, dots[1], 1)).toBe(dots[3]);
    expect(lineDot(dots, dots[4], 1)).toBe(dots[2]);
    expect(lineDot([], undefined, 1)).toBeUndefined();
  });

  it("goes through the lines of a second quantity after those of the first", () => {
    const both = [...dots, dot("a", 5, "right"), dot("b", 9, "right")];
    expect(lineDot(both, dots[4], 1)).toBe(both[5]);
    expect(lineDot(both, both[6], 1)).toBe(dots[0 + 2]);
    expect(dotAt(both, { ...at("a", 5), axis: "right" })).toBe(both[5]);
    expect(dotAt(both, at("a", 5))).toBe(dots[1]);
    expect(dotsOfFocus(both, at("a", 5))).toEqual(dots.slice(0, 3));
  });

  it("knows the dot that the focus is on", () => {
    expect(dotAt(dots, at("b", 4))).toBe(dots[3]);
    expect(dotAt(dots, { place: "b", slice: null })).toBeUndefined();
  });
});
