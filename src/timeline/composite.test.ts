import { describe, expect, it } from "vitest";
import { chosenSteps, clearestOfMonth } from "./chosen-steps.ts";
import { compositeOf, stagesOf } from "./composite.ts";
import type { Slice } from "./types.ts";

function step(day: string, cloudCover?: number): Slice {
  const bbox = [5, 51, 6, 52] as const;
  const base = { id: day, day, datetime: `${day}T10:30:00Z`, scenes: [], bbox };
  return cloudCover === undefined ? base : { ...base, cloudCover };
}

const slices = [
  step("2024-05-02", 80),
  step("2024-06-10", 5),
  step("2025-05-01", 20),
  step("2025-05-20", 5),
  step("2025-05-28", 5),
  step("2025-06-03"),
];
const clearOf = ({ cloudCover }: Slice) => (cloudCover === undefined ? undefined : 100 - cloudCover);
const ALL = { from: "", to: "", months: [], clear: 0 };
const daysOf = (list: readonly Slice[]) => list.map(({ day }) => day);

describe("the steps of a composite", () => {
  it("are those of a range, with both its ends", () => {
    expect(daysOf(chosenSteps(slices, { ...ALL, from: "2024-06-10", to: "2025-05-20" }, clearOf))).toEqual([
      "2024-06-10",
      "2025-05-01",
      "2025-05-20",
    ]);
  });

  it("are those of the same months of several years", () => {
    expect(daysOf(chosenSteps(slices, { ...ALL, months: [6] }, clearOf))).toEqual([
      "2024-06-10",
      "2025-06-03",
    ]);
  });

  it("have the clear share at least, where they tell it", () => {
    expect(daysOf(chosenSteps(slices, { ...ALL, clear: 80 }, clearOf))).toEqual([
      "2024-06-10",
      "2025-05-01",
      "2025-05-20",
      "2025-05-28",
    ]);
    expect(chosenSteps(slices, ALL, clearOf)).toHaveLength(6);
  });

  it("begin with the clearest of a month, the later of two that are as clear", () => {
    expect(daysOf(clearestOfMonth(slices, "2025-05-03", clearOf))).toEqual([
      "2025-05-28",
      "2025-05-20",
      "2025-05-01",
    ]);
  });
});

describe("a composite as a step of its own", () => {
  const [first = step("2024-01-01"), ...others] = slices;

  it("has another name for other steps, another order and another method", () => {
    const ids = [
      compositeOf([first, ...others], "max", 6).id,
      compositeOf([first, ...others], "min", 6).id,
      compositeOf([first, ...others.toReversed()], "max", 6).id,
      compositeOf([first], "max", 6).id,
      compositeOf([first], "max", 1).id,
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("comes in pictures of twice as many dates each, the last of all", () => {
    expect([1, 2, 3, 8, 36].map(stagesOf)).toEqual([[1], [2], [2, 3], [2, 4, 8], [2, 4, 8, 16, 32, 36]]);
  });
});
