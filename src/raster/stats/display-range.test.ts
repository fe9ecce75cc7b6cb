import { expect, it } from "vitest";
import { displayRange } from "./display-range.ts";

it("leaves 2 % at either end out", () => {
  // numpy.percentile(numpy.arange(101), [2, 98])
  expect(displayRange([Float32Array.from({ length: 101 }, (_, index) => index)])).toEqual([2, 98]);
});

it("spans all values where nearly all are equal, so that what differs is seen", () => {
  const mask = new Float32Array(1000);
  mask[7] = 1;
  expect(displayRange([mask])).toEqual([0, 1]);
});

it("does not count what is no value, and takes several planes together", () => {
  const { NaN: none, POSITIVE_INFINITY: beyond } = Number;
  expect(displayRange([Float32Array.of(none, 5, beyond), Float64Array.of(7, none)])).toEqual([
    expect.closeTo(5.04, 9),
    expect.closeTo(6.96, 9),
  ]);
});

it("knows of no range where no two values differ", () => {
  expect(displayRange([Float32Array.of(3, 3, Number.NaN)])).toBeNull();
  expect(displayRange([new Float32Array(4).fill(Number.NaN)])).toBeNull();
  expect(displayRange([])).toBeNull();
});
