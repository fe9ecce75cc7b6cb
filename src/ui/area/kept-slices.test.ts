import { describe, expect, it } from "vitest";
import type { Slice } from "../../timeline/types.ts";
import type { ClearShares } from "../../worker/jobs.ts";
import { keptSlices } from "./kept-slices.ts";

const slices = ["2025-06-01", "2025-06-02", "2025-06-03"].map((day): Slice => ({
  id: day,
  day,
  datetime: `${day}T10:30:00Z`,
  scenes: [],
  bbox: [5, 51, 6, 52],
  cloudCover: 90,
}));
const shares = new Map(
  [0.6, 0.2].map((clear, index): [string, ClearShares] => [
    `2025-06-0${index + 1}`,
    { step: { clear, covered: 1, pixels: 100 }, scenes: {} },
  ]),
);
const days = (kept: readonly Slice[]) => kept.map(({ day }) => day.slice(-1)).join("");

describe("the dates that are kept", () => {
  it("are all of them, as the same list, where nothing is left out", () => {
    const { kept, clearEnough } = keptSlices(slices, { excluded: [], minimumClear: null }, shares);
    expect(kept).toBe(slices);
    expect(clearEnough).toBe(slices);
  });

  it("are those with enough of the area clear, and those that are not known yet, whatever the catalogue says", () => {
    const { kept } = keptSlices(slices, { excluded: [], minimumClear: 60 }, shares);
    expect(days(kept)).toBe("13");
  });

  it("lack those that a person has excluded, which are still offered to be taken back", () => {
    const { kept, clearEnough } = keptSlices(slices, { excluded: ["2025-06-03"], minimumClear: 60 }, shares);
    expect(days(kept)).toBe("1");
    expect(days(clearEnough)).toBe("13");
  });

  it("do not depend on the least share where no area is searched", () => {
    expect(keptSlices(slices, { excluded: [], minimumClear: 60 }, null).kept).toBe(slices);
  });
});
