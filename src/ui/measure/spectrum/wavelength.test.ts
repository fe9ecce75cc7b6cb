import { describe, expect, it } from "vitest";
import { wavelengthAxis, wavelengthText } from "./wavelength.ts";

describe("the axis of wavelengths", () => {
  it("goes in equal steps of nanometres through visible and short-wave infrared bands", () => {
    const axis = wavelengthAxis([2.19, 0.443, 0.842]);
    expect([axis.from, axis.at(0.842), axis.to]).toEqual([443, 842, 2190]);
    expect(axis.ticks(5)).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
  });

  it("goes by the logarithm where thermal bands are shown, too: a tenfold wavelength is as far everywhere", () => {
    const axis = wavelengthAxis([0.443, 10.9]);
    expect(axis.at(5) - axis.at(0.5)).toBeCloseTo(axis.at(10) - axis.at(1), 9);
    expect(axis.ticks(6)).toEqual([0.4, 0.6, 1, 2, 5, 12]);
  });

  it("says nanometres, and micrometres of thermal bands", () => {
    expect(wavelengthText(0.6646)).toBe("665 nm");
    expect(wavelengthText(10.895)).toMatch(/^10\.9 µm$/);
  });
});
