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

describe("a file whose attribute table names its numbers", () => {
  const classes = [
    { value: 11, name: "Open water", colour: "#466b9f" },
    { value: 41, name: "Forest", colour: "#68ab5f" },
    { value: 95, name: "Wetland", colour: "#70a3ba" },
  ];
  const classified = () =>
    new PaintedDisk().add({
      ...field(A, 32631, 640_000, 5_690_000),
      classes,
      paint: (column) => (column < 512 ? 11 : 41),
    });

  it("is a classification, of the classes in view, with their names under the pointer", async () => {
    const { engine } = engineOn(classified());
    const bounds = boxOf(200, 100, 800, 300);
    const told = await engine.display(slice, recipe("B"), { bounds }, signal);
    expect(told).toEqual({ range: null, classes: classes.slice(0, 2) });
    const [lon, lat] = boxOf(700, 200, 701, 201);
    const point = await engine.point(slice, recipe("B"), [lon, lat], signal);
    expect(point?.bands[0]).toMatchObject({ dn: 41, className: "Forest" });
  });

  it("is drawn in their colours", async () => {
    const { engine } = engineOn(classified());
    const drawn = { kind: "classes", title: "", band: "B", mask: null } as const;
    const window = { column: 600, row: 10, width: 1, height: 1 };
    const { picture } = await engine.partPicture(slice, drawn, { window }, signal);
    expect([...(picture ?? [])]).toEqual([0x68, 0xab, 0x5f, 255]);
  });
});

describe("whether reflectances in view can be", () => {
  const reflecting = () =>
    new PaintedDisk().add({
      ...field(A, 32631, 640_000, 5_690_000),
      paint: (column) => (column < 512 ? 1200 : 4000),
    });
  const bounds = boxOf(200, 100, 800, 300);
  const scene = (offset: number) =>
    sliceOf([
      paintedScene(
        "a",
        { B04: A },
        { bbox: boxOf(0, 0, 1024, 1024), bands: { B04: { scale: 0.0001, offset } } },
      ),
    ]);

  it("is counted over the pixels of the view", async () => {
    const { engine } = engineOn(reflecting());
    const right = await engine.display(scene(-0.1), recipe("B04"), { bounds, check: true }, signal);
    expect(right.reflectance).toMatchObject({ below: 0, above: 0 });
    expect(right.reflectance?.darkest).toBeCloseTo(0.02, 6);
    const twice = await engine.display(scene(-0.2), recipe("B04"), { bounds, check: true }, signal);
    const { pixels = 0, below = 0 } = twice.reflectance ?? {};
    expect(below / pixels).toBeCloseTo(312 / 600, 1);
  });

  it("counts what a person put in place of the item's scale and offset", async () => {
    const { engine } = engineOn(reflecting());
    const overruled = { ...recipe("B04"), calibration: { scale: 1, offset: 0 } };
    const { reflectance } = await engine.display(scene(-0.1), overruled, { bounds, check: true }, signal);
    expect(reflectance?.above).toBe(reflectance?.pixels);
  });
});
