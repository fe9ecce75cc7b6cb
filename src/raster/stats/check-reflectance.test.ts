import { describe, expect, it } from "vitest";
import { checkReflectance } from "./check-reflectance.ts";

/** Reflectance of a forest, a field, a roof and a cloud, blue and near infrared. */
const BLUE = [0.02, 0.05, 0.2, 0.6];
const NIR = [0.3, 0.45, 0.3, 0.7];

const shifted = (values: readonly number[], by: number) => Float64Array.from(values, (value) => value + by);

describe("reflectances in view", () => {
  it("are all possible where scale and offset are right", () => {
    const check = checkReflectance([shifted(BLUE, 0), shifted(NIR, 0)]);
    expect(check).toMatchObject({ pixels: 4, below: 0, above: 0 });
    expect(check.darkest).toBeCloseTo(0.02, 2);
  });

  it("are too low where an offset of −0.1 is taken off twice", () => {
    expect(checkReflectance([shifted(BLUE, -0.1), shifted(NIR, -0.1)])).toMatchObject({ below: 2, above: 0 });
  });

  it("are none of them dark where an offset of −0.1 is missing", () => {
    expect(checkReflectance([shifted(BLUE, 0.1), shifted(NIR, 0.1)]).darkest).toBeGreaterThan(0.1);
  });

  it("are too high where the scale is missing", () => {
    const stored = [BLUE, NIR].map((values) => Float32Array.from(values, (value) => value * 10_000));
    expect(checkReflectance(stored)).toMatchObject({ pixels: 4, above: 4 });
  });

  it("leave out what has no value in one of the bands", () => {
    const check = checkReflectance([Float32Array.of(Number.NaN, -0.5), Float32Array.of(-0.5, 0.1)]);
    expect(check).toMatchObject({ pixels: 1, below: 1 });
    expect(checkReflectance([])).toEqual({ pixels: 0, below: 0, above: 0, darkest: null });
  });
});
