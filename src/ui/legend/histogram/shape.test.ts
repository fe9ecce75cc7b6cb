import { describe, expect, it } from "vitest";
import { BINS, binOf, binsOf, outlineOf, percentWithin, spreadsOf, valuedPercent } from "./shape.ts";

const of = (...values: number[]) => ({ channels: [Float64Array.from(values).sort()], pixels: 10 });

describe("the shape of a histogram", () => {
  it("counts the values within the legend's span, as NumPy does", () => {
    // np.histogram([-1, 0, .3, .5, .9, 1, 2], 64, (0, 1))[0].nonzero() and the counts there
    const [counts = new Uint32Array()] = binsOf(of(-1, 0, 0.3, 0.5, 0.9, 1, 2), [0, 1]);
    const filled = [...counts].flatMap((count, bin) => (count > 0 ? [[bin, count]] : []));
    expect(counts).toHaveLength(BINS);
    expect(filled).toEqual([
      [0, 1],
      [19, 1],
      [32, 1],
      [57, 1],
      [63, 1],
    ]);
  });

  it("marks the bin in which the value under the pointer is counted", () => {
    for (const value of [-0.2, -0.13, 0, 0.25, 0.7, 1.2]) {
      const [counts = new Uint32Array()] = binsOf(of(value), [-0.2, 1.2]);
      expect(binOf(value, [-0.2, 1.2])).toBe(counts.indexOf(1));
    }
  });

  it("marks nothing beyond the span and without a value", () => {
    for (const value of [null, Number.NaN, -0.1, 1.1]) expect(binOf(value, [0, 1])).toBeNull();
  });

  it("is a step per bin, the highest of which reaches the top", () => {
    expect(outlineOf(Uint32Array.of(1, 4, 0), 4)).toBe("M0 1V0.75H1V0H2V1H3V1Z");
    expect(outlineOf(Uint32Array.of(0, 0), 0)).toBe("");
  });
});

describe("the text alternative's numbers", () => {
  it("are those of all values, also beyond the span", () => {
    expect(spreadsOf(of(3, -5, 0.5, 1))).toEqual([{ min: -5, median: 0.75, max: 3 }]);
  });

  it("tell how many of the values lie in a range, ends included", () => {
    expect(percentWithin(of(0, 1, 2, 3), [1, 2])).toBe(50);
    expect(percentWithin({ channels: [], pixels: 3 }, [0, 1])).toBe(0);
  });

  it("tell how many of the pixels have a value", () => {
    expect(valuedPercent(of(1, 2, 3, 4))).toBe(40);
    expect(valuedPercent({ channels: [], pixels: 0 })).toBe(0);
    expect(valuedPercent({ channels: [], pixels: 7 })).toBe(0);
  });
});
