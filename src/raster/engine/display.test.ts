import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import type { BBox } from "../../geo/types.ts";
import { engineOn, field, recipe, zones } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();
const A = "https://a.test/a.tif";
/** 1024 pixels of 10 m; values are columns, and the south half has none. */
const disk = () =>
  new PaintedDisk().add({
    ...field(A, 32631, 640_000, 5_690_000),
    paint: (column, row) => (row < 512 ? column : -1),
  });

/** Of columns and rows from the north-west corner, degrees. */
function boxOf(left: number, top: number, right: number, bottom: number): BBox {
  const at = (column: number, row: number) =>
    proj4(zones[32631]).inverse([640_000 + column * 10, 5_690_000 - row * 10]) as [number, number];
  const [west, north] = at(left, top);
  const [east, south] = at(right, bottom);
  return [west, south, east, north];
}

const slice = sliceOf([paintedScene("a", { B: A }, { bbox: boxOf(0, 0, 1024, 1024) })]);

describe("what a first picture needs to know", () => {
  it("is the range of the pixels in view", async () => {
    const bounds = boxOf(200, 100, 400, 300);
    const { range } = await engineOn(disk()).engine.display(slice, recipe("B"), { bounds }, signal);
    // 2 % of 200 columns at either end, and the view is turned by a degree against the grid.
    expect(range?.[0]).toBeGreaterThan(198);
    expect(range?.[0]).toBeLessThan(212);
    expect(range?.[1]).toBeGreaterThan(388);
    expect(range?.[1]).toBeLessThan(402);
  });

  it("is that of the whole slice where the view has no data, or shows another place", async () => {
    for (const bounds of [boxOf(200, 700, 400, 900), [-10, 0, -9, 1] as const]) {
      const { range } = await engineOn(disk()).engine.display(slice, recipe("B"), { bounds }, signal);
      expect(range?.[0]).toBeLessThan(40);
      expect(range?.[1]).toBeGreaterThan(980);
    }
  });

  it("is a range of what is computed, and of all three channels", async () => {
    const bounds = boxOf(200, 100, 400, 300);
    const { engine } = engineOn(disk());
    const doubled = await engine.display(slice, recipe("B * 2 + 1000"), { bounds }, signal);
    expect(doubled.range?.[0]).toBeGreaterThan(1396);
    const channels = { red: "B", green: "B", blue: "B + 1000" };
    const rgb = { kind: "rgb", title: "", mask: null, rescale: [0, 1], ...channels } as const;
    const { range } = await engine.display(slice, rgb, { bounds }, signal);
    expect(range?.[0]).toBeLessThan(220);
    expect(range?.[1]).toBeGreaterThan(1380);
  });

  it("has no range where no two pixels differ", async () => {
    const flat = new PaintedDisk().add({ ...field(A, 32631, 640_000, 5_690_000), paint: () => 7 });
    const bounds = boxOf(0, 0, 100, 100);
    const { range } = await engineOn(flat).engine.display(slice, recipe("B"), { bounds }, signal);
    expect(range).toBeNull();
  });
});
