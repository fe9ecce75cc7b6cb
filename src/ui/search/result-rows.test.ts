import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { clearnessOf } from "../area/clearness.ts";
import { describeScenes, type Grouping, type Order, resultRows as rowsOf } from "./result-rows.ts";

/** Without an outline: what the catalogue says. */
function resultRows(slices: readonly Slice[], grouping: Grouping, order: Order, shares = clearnessOf(null)) {
  return rowsOf(slices, grouping, order, shares);
}

function scene(id: string, datetime: string, more: Partial<Scene> = {}): Scene {
  return {
    id,
    catalogue: "test",
    collection: "c",
    datetime,
    bbox: [5, 51, 6, 52],
    footprint: { type: "Polygon", coordinates: [] },
    assets: {},
    synthetic: false,
    ...more,
  };
}

const june: Slice = {
  id: "june",
  day: "2025-06-18",
  datetime: "2025-06-18T10:46:00Z",
  bbox: [5, 51, 6, 52],
  cloudCover: 12,
  scenes: [
    scene("b", "2025-06-18T10:46:14Z", { cloudCover: 20, platform: "S2A", gridCode: "31UFT" }),
    scene("a", "2025-06-18T10:46:00Z", { cloudCover: 4, platform: "S2A", gridCode: "31UFS" }),
  ],
};
const july: Slice = {
  id: "july",
  day: "2025-07-03",
  datetime: "2025-07-03T10:46:00Z",
  bbox: [5, 51, 6, 52],
  scenes: [scene("c", "2025-07-03T10:46:00Z")],
};

describe("rows of the results", () => {
  it("are dates, newest first", () => {
    expect(resultRows([june, july], "date", "newest").map((row) => row.key)).toEqual(["july", "june"]);
  });

  it("are scenes in order of acquisition, whatever the mosaic order", () => {
    expect(resultRows([june, july], "scene", "oldest").map((row) => row.key)).toEqual(["a", "b", "c"]);
  });

  it("keep the slices they were made from as they were", () => {
    const slices = [june, july];
    resultRows(slices, "date", "newest");
    expect(slices[0]).toBe(june);
  });

  it("carry the cloud cover of the day, or of the scene", () => {
    expect(resultRows([june], "date", "oldest")[0]?.clearness).toEqual({ percent: 88, of: "tiles" });
    expect(resultRows([june], "scene", "oldest").map((row) => row.clearness?.percent)).toEqual([96, 80]);
  });

  it("carry what was counted inside the searched outline, where it is known", () => {
    const [share, other] = [
      { clear: 0.25, covered: 0.5, pixels: 100 },
      { clear: 0.125, covered: 1, pixels: 100 },
    ];
    const counted = clearnessOf(new Map([["june", { step: share, scenes: { a: other } }]]));
    expect(resultRows([june], "date", "newest", counted)[0]?.clearness).toEqual({
      percent: 25,
      covered: 50,
      of: "area",
    });
    expect(resultRows([june], "scene", "oldest", counted).map((row) => row.clearness)).toEqual([
      { percent: 12.5, covered: 100, of: "area" },
      { percent: 80, of: "tiles" },
    ]);
  });

  it("are the clearest first, those that are not known last", () => {
    const may = { ...june, id: "may", cloudCover: 1 };
    expect(resultRows([may, june, july], "date", "clearest").map((row) => row.key)).toEqual([
      "may",
      "june",
      "july",
    ]);
  });

  it("are marked where they alone do not tell their cloud cover", () => {
    const marks = (slices: readonly Slice[]) =>
      resultRows(slices, "date", "oldest").map((row) => row.cloudsUnknown ?? false);
    expect(marks([june, july])).toEqual([false, true]);
    expect(marks([july])).toEqual([false]);
  });
});

describe("the second line of a row", () => {
  it("names each platform and tile once", () => {
    expect(describeScenes(june.scenes)).toBe("S2A · 31UFS, 31UFT");
  });

  it("counts tiles beyond two", () => {
    const many = ["31UES", "31UET", "31UFS", "31UFT", "32ULB"].map((gridCode) =>
      scene(gridCode, "2025-06-18T10:46:00Z", { gridCode }),
    );
    expect(describeScenes(many)).toBe("31UES, 31UET +3");
  });

  it("is empty when the catalogue names neither", () => {
    expect(describeScenes(july.scenes)).toBe("");
  });
});
