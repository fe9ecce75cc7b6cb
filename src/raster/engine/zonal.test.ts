import type { Polygon } from "geojson";
import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import type { Area } from "../area/area-pixels.ts";
import { engineOn, field, recipe, zones } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, type PaintedFile, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();
const [WEST, NORTH] = [640_000, 5_690_000];
const A = "https://a.test/a.tif";
const SCL = "https://a.test/scl.tif";

function lonLat(column: number, row: number): [number, number] {
  return proj4(zones[32631]).inverse([WEST + column * 10, NORTH - row * 10]) as [number, number];
}

function rectangle(left: number, top: number, right: number, bottom: number): Polygon {
  const corners = [
    [left, top],
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ] as const;
  return { type: "Polygon", coordinates: [corners.map(([column, row]) => lonLat(column, row))] };
}

const point = (column: number, row: number): Area => ({ type: "Point", coordinates: lonLat(column, row) });

const numbered: PaintedFile = {
  ...field(A, 32631, WEST, NORTH),
  paint: (column, row) => column + row * 1000,
};
/** One masked pixel, at column 20 of row 20. */
const mask: PaintedFile = {
  ...field(SCL, 32631, WEST, NORTH),
  paint: (column, row) => (column === 20 && row === 20 ? 9 : 4),
};
const one = sliceOf([paintedScene("a", { B: A, SCL })]);
const clouds = { kind: "classes", band: "SCL", hidden: [9] } as const;

describe("a point", () => {
  it("is the one pixel under it", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered));
    const found = await engine.statistics(one, recipe("B"), point(7.9, 3.1), {}, signal);
    expect(found).toMatchObject({
      n: 1,
      valid: 1,
      pixels: 1,
      coverage: 1,
      byInteriorPoint: false,
      summary: { mean: 3007, std: 0, median: 3007 },
    });
  });

  it("beside the image has no pixel, and no value", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered));
    const found = await engine.statistics(one, recipe("B"), point(-7, 3), {}, signal);
    expect(found).toMatchObject({ n: 0, valid: 0, coverage: 0, summary: null });
  });
});

describe("many areas of one date", () => {
  it("have the numbers that each has alone, in their order", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered));
    const areas = [
      rectangle(1, 1, 4, 4),
      point(50.5, 60.5),
      rectangle(-9, -9, -5, -5),
      rectangle(300, 2, 305, 9),
    ];
    const together = await engine.zonal(one, recipe("B"), areas, {}, signal);
    for (const [index, area] of areas.entries()) {
      const { warnings: _, ...alone } = await engine.statistics(one, recipe("B"), area, {}, signal);
      expect(together[index]).toEqual(alone);
    }
  });

  it("read the blocks that they share once", async () => {
    const disk = new PaintedDisk().add(numbered);
    const { engine } = engineOn(disk);
    const areas = Array.from({ length: 40 }, (_, index) => rectangle(index * 6, 3, index * 6 + 5, 9));
    await engine.zonal(one, recipe("B"), areas, {}, signal);
    expect(disk.decoded).toHaveLength(new Set(disk.decoded).size);
  });

  it("tell the pixels around them that decide the level: with one less allowed, it is not read", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered));
    const area = rectangle(1, 1, 8, 5);
    const read = (maxPixels: number) => engine.statistics(one, recipe("B"), area, { maxPixels }, signal);
    const { rectangle: pixels } = await read(1000);
    expect(pixels).toBeGreaterThanOrEqual(7 * 4);
    expect(await read(pixels)).toMatchObject({ n: 28, level: 0, rectangle: pixels });
    await expect(read(pixels - 1)).rejects.toMatchObject({ problem: { kind: "limit" } });
  });

  it("go on where one of them cannot be measured", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered));
    const areas = [rectangle(0, 0, 900, 900), rectangle(1, 1, 4, 4)];
    const [large, small] = await engine.zonal(one, recipe("B"), areas, { maxPixels: 1000 }, signal);
    expect(large).toMatchObject({ problem: { kind: "limit" } });
    expect(small).toMatchObject({ n: 9 });
  });

  it("stop when they are aborted", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered));
    const controller = new AbortController();
    controller.abort();
    const areas = [rectangle(1, 1, 4, 4)];
    await expect(engine.zonal(one, recipe("B"), areas, {}, controller.signal)).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});

describe("a mask that is dilated", () => {
  const measure = async (area: Area, maskDilation: number) => {
    const { engine } = engineOn(new PaintedDisk().add(numbered).add(mask));
    return engine.statistics(one, recipe("B", clouds), area, { maskDilation }, signal);
  };

  it("hides the pixels around a masked one", async () => {
    const area = rectangle(15, 15, 25, 25);
    expect((await measure(area, 0)).valid).toBe(100 - 1);
    expect((await measure(area, 1)).valid).toBe(100 - 9);
    expect((await measure(area, 2)).valid).toBe(100 - 25);
    expect((await measure(area, 2)).n).toBe(100);
  });

  it("hides pixels of an area whose masked neighbour lies beside it", async () => {
    const beside = rectangle(21, 19, 24, 22);
    expect((await measure(beside, 0)).valid).toBe(9);
    expect((await measure(beside, 1)).valid).toBe(6);
    expect((await measure(point(22.5, 20.5), 1)).valid).toBe(1);
    expect((await measure(point(22.5, 20.5), 2)).valid).toBe(0);
  });

  it("counts no pixel around an area that touches the border of the image", async () => {
    expect(await measure(rectangle(-2, -2, 3, 3), 4)).toMatchObject({ n: 9, valid: 9, pixels: 25 });
  });
});
