import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { tileAt } from "../../geo/tiles.ts";
import type { Mask } from "../../recipe/types.ts";
import { engineOn, field, recipe, size, valuesOf, zones } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();

describe("masks", () => {
  const disk = () =>
    new PaintedDisk()
      .add({ ...field("https://a.test/b.tif", 32631, 640_000, 5_690_000), paint: () => 7 })
      .add({
        ...field("https://a.test/scl.tif", 32631, 640_000, 5_690_000),
        corner: [640_000, 5_690_000, 20],
        width: 512,
        height: 512,
        nodata: 0,
        paint: (column) => (column < 250 ? 4 : column < 260 ? 9 : 0b1010),
      });
  const scene = paintedScene("s", { B: "https://a.test/b.tif", SCL: "https://a.test/scl.tif" });
  const [lon, lat] = proj4(zones[32631]).inverse([645_100, 5_685_000]) as [number, number];
  const tile = tileAt([lon, lat], 14);
  const shown = (values: Float32Array) => values.filter((value) => !Number.isNaN(value)).length;

  it("of classes hide pixels by a band of another resolution", async () => {
    const all = shown(await valuesOf(disk(), [scene], "B", tile));
    const clear = await valuesOf(disk(), [scene], "B", tile, { kind: "classes", band: "SCL", hidden: [9] });
    const none = await valuesOf(disk(), [scene], "B", tile, {
      kind: "classes",
      band: "SCL",
      hidden: [4, 9, 10],
    });
    expect(all).toBe(size * size);
    // Ten columns of 20 m of the 1520 m that this tile is wide on the ground.
    expect((all - shown(clear)) / all).toBeCloseTo(200 / 1527, 1);
    expect(shown(none)).toBe(0);
  });

  it("of bits hide pixels where one of them is set", async () => {
    const hidden = async (bits: readonly number[]) =>
      size * size - shown(await valuesOf(disk(), [scene], "B", tile, { kind: "bits", band: "SCL", bits }));
    expect(await hidden([5])).toBe(0);
    // 9 is 0b1001 and 10 is 0b1010: bit 3 is in both, bit 1 in one of them.
    expect(await hidden([3])).toBeGreaterThan(await hidden([1]));
    expect(await hidden([1])).toBeGreaterThan(0);
  });

  it("tell the value under a hidden point all the same", async () => {
    const { engine } = engineOn(disk());
    const point = proj4(zones[32631]).inverse([645_100, 5_685_000]) as [number, number];
    const mask: Mask = { kind: "classes", band: "SCL", hidden: [9] };
    const answer = await engine.point(sliceOf([scene]), recipe("B * 2", mask), point, signal);
    expect(answer).toMatchObject({ value: 14, masked: true, bands: [{ band: "B", dn: 7, physical: 7 }] });
  });
});

describe("scale and offset", () => {
  const tile = tileAt([5.07, 51.32], 15);
  const file = { ...field("https://a.test/b.tif", 32631, 640_000, 5_690_000), paint: () => 1500 };

  it("are the item's, else the file's", async () => {
    const tagged = () => new PaintedDisk().add({ ...file, scale: 0.5, offset: 1 });
    const described = paintedScene("s", { B: file.url }, { bands: { B: { scale: 0.0001, offset: -0.1 } } });
    const plain = paintedScene("s", { B: file.url });
    expect((await valuesOf(tagged(), [described], "B", tile))[0]).toBeCloseTo(0.05, 6);
    expect((await valuesOf(tagged(), [plain], "B", tile))[0]).toBe(751);
  });

  it("that disagree are told of once", async () => {
    const disk = new PaintedDisk().add({ ...file, scale: 0.5 });
    const described = paintedScene("s", { B: file.url }, { bands: { B: { scale: 0.0001 } } });
    const { engine } = engineOn(disk);
    const first = await engine.tile(sliceOf([described]), recipe("B"), { tile, size }, signal);
    expect(first.problems.map(({ message }) => message)).toEqual([
      "The collection “test” describes its values in two ways: scale 0.0001 in the items, 0.5 in the files.",
    ]);
    const next = paintedScene("next", { B: file.url }, { bands: { B: { scale: 0.0001 } } });
    const second = await engine.tile(sliceOf([next]), recipe("B+1"), { tile, size }, signal);
    expect(second.problems).toEqual([]);
  });

  it("of reflectance are a person's where one has overruled them, under the pointer and in the tile", async () => {
    const disk = new PaintedDisk().add({ ...file, scale: 0.5 });
    const scene = paintedScene("s", { B04: file.url }, { bands: { B04: { scale: 0.0001, offset: -0.1 } } });
    const { engine } = engineOn(disk);
    const overruled = { ...recipe("B04"), calibration: { scale: 0.0002, offset: 0 } };
    const { planes, problems } = await engine.part(
      sliceOf([scene]),
      overruled,
      { window: { column: 0, row: 0, width: 1, height: 1 } },
      signal,
    );
    expect(planes?.[0]?.[0]).toBeCloseTo(0.3, 6);
    expect(problems).toEqual([]);
    const point = await engine.point(sliceOf([scene]), overruled, [5.07, 51.32], signal);
    expect(point).toMatchObject({ bands: [{ dn: 1500 }] });
    expect(point?.value).toBeCloseTo(0.3, 6);
    const believed = await engine.point(sliceOf([scene]), recipe("B04"), [5.07, 51.32], signal);
    expect(believed?.value).toBeCloseTo(0.05, 6);
  });

  it("of what is no reflectance are not overruled", async () => {
    const disk = new PaintedDisk().add({ ...file, scale: 0.5, offset: 1 });
    const { engine } = engineOn(disk);
    const scene = paintedScene("s", { LST: file.url });
    const overruled = { ...recipe("LST"), calibration: { scale: 0.0001, offset: -0.1 } };
    const point = await engine.point(sliceOf([scene]), overruled, [5.07, 51.32], signal);
    expect(point?.value).toBe(751);
  });

  it("that a product's documentation corrects are not told as a mistake", async () => {
    const disk = new PaintedDisk().add({ ...file, scale: 0.0001, offset: -0.1 });
    const bands = { B: { scale: 0.0001, offset: 0, corrected: true } } as const;
    const { engine } = engineOn(disk);
    const scene = paintedScene("s", { B: file.url }, { bands });
    const { problems } = await engine.tile(sliceOf([scene]), recipe("B"), { tile, size }, signal);
    expect(problems).toEqual([]);
  });
});
