import { describe, expect, it } from "vitest";
import { anchorOf, brushed, edgeMoved, rangeOf, spanOf } from "./brush.ts";
import { BINS, binOf } from "./shape.ts";

describe("a brush over a histogram", () => {
  it("takes whole bins, from whichever side it is drawn", () => {
    expect(brushed(10.2, 13.7)).toEqual([10, 14]);
    expect(brushed(13.7, 10.2)).toEqual([10, 14]);
    expect(brushed(-5, 2.5)).toEqual([0, 3]);
    expect(brushed(60, BINS + 20)).toEqual([60, BINS]);
  });

  it("moves the edge that it begins at, and begins another range elsewhere", () => {
    expect(brushed(anchorOf(20.8, [10, 20]), 30.5)).toEqual([10, 31]);
    expect(brushed(anchorOf(9, [10, 20]), 15.5)).toEqual([15, 20]);
    expect(brushed(anchorOf(40, [10, 20]), 45.5)).toEqual([40, 46]);
    expect(brushed(anchorOf(40, null), 45.5)).toEqual([40, 46]);
  });

  it("has values as ends that lie in its bins", () => {
    const values = [-0.2, 1.2] as const;
    const range = rangeOf([10, 20], values);
    expect(binOf((range[0] + range[1]) / 2, values)).toBe(15);
    expect(binOf(range[0] + 1e-9, values)).toBe(10);
    expect(binOf(range[1] - 1e-9, values)).toBe(19);
    for (const [edge, at] of spanOf(range, values).entries()) expect(at).toBeCloseTo([10, 20][edge] ?? 0, 9);
    expect(spanOf([-5, 5], values)).toEqual([0, BINS]);
  });
});

describe("keys on the edges of a range", () => {
  it("move one edge, never past the other", () => {
    expect(edgeMoved([10, 20], 0, 11)).toEqual([11, 20]);
    expect(edgeMoved([10, 20], 0, 40)).toEqual([19, 20]);
    expect(edgeMoved([10, 20], 1, 3)).toEqual([10, 11]);
  });

  it("begin with all values, and end with them", () => {
    expect(edgeMoved(null, 0, 1)).toEqual([1, BINS]);
    expect(edgeMoved(null, 1, BINS - 1)).toEqual([0, BINS - 1]);
    expect(edgeMoved([1, BINS], 0, 0)).toBeNull();
  });
});
