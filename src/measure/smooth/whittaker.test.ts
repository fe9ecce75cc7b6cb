import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "./accepted.ts";
import { whittaker } from "./whittaker.ts";

/** Distinct days in order, with values. */
const observations: fc.Arbitrary<readonly Observation[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 15 })
  .chain((days) =>
    fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: days.length, maxLength: days.length })
      .map((values) =>
        days
          .toSorted((a, b) => a - b)
          .map((day, index) => ({ day: 18_000 + day, value: values[index] ?? 0 })),
      ),
  );

/** Half the derivative of Σ w (y − z)² + λ Σ (Δ²z)² after each z: zero everywhere where the sum is least. */
function gradient(curve: Float64Array, given: readonly Observation[], lambda: number): readonly number[] {
  const at = (day: number): number => curve[day] ?? 0;
  const first = given[0]?.day ?? 0;
  const second = (day: number): number =>
    day < 1 || day + 1 >= curve.length ? 0 : at(day - 1) - 2 * at(day) + at(day + 1);
  return Array.from(curve, (value, day) => {
    const seen = given.find((each) => each.day - first === day);
    const misfit = seen ? value - seen.value : 0;
    return misfit + lambda * (second(day - 1) - 2 * second(day) + second(day + 1));
  });
}

describe("Whittaker's smoother", () => {
  it("finds where the sum it minimises is least", () => {
    fc.assert(
      fc.property(observations, fc.constantFrom(0.1, 10, 1e4), (given, lambda) => {
        const curve = whittaker(given, lambda);
        for (const each of gradient(curve, given, lambda)) expect(each).toBeCloseTo(0, 6);
      }),
    );
  });

  it("leaves a straight line as it is, however stiff", () => {
    const line = [0, 7, 9, 40, 200].map((day) => ({ day, value: 0.2 + day * 0.003 }));
    for (const lambda of [1, 1e4, 1e6]) {
      for (const [day, value] of whittaker(line, lambda).entries())
        expect(value).toBeCloseTo(0.2 + day * 0.003, 8);
    }
  });

  it("is the value itself for one observation, and nothing for none", () => {
    expect([...whittaker([{ day: 3, value: 0.5 }], 1e4)]).toEqual([0.5]);
    expect(whittaker([], 1e4)).toHaveLength(0);
  });
});
