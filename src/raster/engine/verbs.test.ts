import type { MultiPolygon, Polygon } from "geojson";
import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { colormap } from "../colour/colormap.ts";
import { engineOn, field, recipe, world, zones } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, type PaintedFile, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();

const WEST = 640_000;
const NORTH = 5_690_000;
const toLonLat = (x: number, y: number): [number, number] =>
  proj4(zones[32631]).inverse([x, y]) as [number, number];

/** A rectangle of UTM 31, given by columns and rows of 10 m from the north-west corner of the files. */
function rectangle(left: number, top: number, right: number, bottom: number): Polygon {
  const corners = [
    [left, top],
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ] as const;
  return {
    type: "Polygon",
    coordinates: [corners.map(([column, row]) => toLonLat(WEST + column * 10, NORTH - row * 10))],
  };
}

const numbered = (url: string, options: Partial<PaintedFile> = {}): PaintedFile => ({
  ...field(url, 32631, WEST, NORTH),
  paint: (column, row) => column + row * 1000,
  ...options,
});
const A = "https://a.test/a.tif";
const scene = paintedScene("a", { B: A });
const one = sliceOf([scene]);

describe("a feature", () => {
  it("has the file's own pixels whose centres lie in the area, and the others are told apart", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)));
    const { window, pixels, byInteriorPoint, level } = await engine.feature(
      one,
      recipe("B"),
      rectangle(100.2, 50.2, 103.8, 52.8),
      {},
      signal,
    );
    // Centres of columns 100 to 103 and rows 50 to 52.
    expect([pixels, byInteriorPoint, level]).toEqual([12, false, 0]);
    const inside = [...(window?.planes[0] ?? [])].filter((_, pixel) => window?.inside[pixel] === 1);
    expect(inside).toEqual(
      [50, 51, 52].flatMap((row) => [100, 101, 102, 103].map((column) => column + row * 1000)),
    );
  });

  it("is plain, so that a worker can send it", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)));
    const found = await engine.feature(one, recipe("B"), rectangle(1, 1, 4, 4), {}, signal);
    expect(structuredClone(found)).toEqual(found);
  });

  it("reads only the blocks under the area", async () => {
    const disk = new PaintedDisk().add(numbered(A));
    const { engine } = engineOn(disk);
    // A triangle along the diagonal of 1024 × 1024 pixels in blocks of 256.
    const corners = [toLonLat(WEST + 50, NORTH - 50), toLonLat(WEST + 9_900, NORTH - 9_850)] as const;
    const third = toLonLat(WEST + 9_850, NORTH - 9_900);
    const area: Polygon = { type: "Polygon", coordinates: [[...corners, third, corners[0]]] };
    const { window } = await engine.feature(one, recipe("B"), area, {}, signal);
    const values = [...(window?.planes[0] ?? [])].filter((_, pixel) => window?.inside[pixel] === 1);
    // Every pixel tells its column and row.
    const touched = values.map((value) =>
      [value % 1000, value / 1000].map((place) => Math.floor(place / 256)),
    );
    const blocks = new Set(touched.map(([column, row]) => `${A} 0/${column}/${row}`));
    expect(new Set(disk.decoded)).toEqual(blocks);
    expect(blocks.size).toBeLessThan(12);
  });

  it("between the centres of pixels is the pixel under its interior point, and says so", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)));
    const found = await engine.statistics(one, recipe("B"), rectangle(7.6, 3.6, 7.9, 3.9), {}, signal);
    expect(found).toMatchObject({ n: 1, valid: 1, byInteriorPoint: true, summary: { mean: 3007, std: 0 } });
  });

  it("weighs the pixels it touches by what it covers of them, when asked", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)));
    const area = rectangle(7.6, 3, 9.4, 4);
    const found = await engine.statistics(one, recipe("B"), area, { touched: true }, signal);
    // Shares 0.4, 1 and 0.4; a border in degrees is not quite straight in UTM.
    expect([found.n, found.pixels]).toEqual([3, 3]);
    expect(found.summary?.mean).toBeCloseTo((0.4 * 3007 + 3008 + 0.4 * 3009) / 1.8, 1);
    const centres = await engine.statistics(one, recipe("B"), area, {}, signal);
    expect(centres.summary?.mean).toBe(3008);
  });

  it("counts parts beyond the image, and holes and second parts by the even-odd rule", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)));
    const [outer, hole] = [rectangle(-3, -2, 5, 4), rectangle(0, 0, 2, 2)];
    const apart = rectangle(20, 20, 22, 21);
    const area: MultiPolygon = {
      type: "MultiPolygon",
      coordinates: [[...outer.coordinates, ...hole.coordinates], apart.coordinates],
    };
    const found = await engine.statistics(one, recipe("B"), area, {}, signal);
    expect([found.pixels, found.n, found.valid]).toEqual([8 * 6 - 4 + 2, 5 * 4 - 4 + 2, 5 * 4 - 4 + 2]);
    expect(found.coverage).toBeCloseTo(18 / 46, 12);
  });

  it("samples bands and masks of another resolution at the centres of its pixels", async () => {
    const mask = numbered("https://a.test/scl.tif", {
      corner: [WEST, NORTH, 20],
      width: 512,
      height: 512,
      paint: (column) => (column === 5 ? 9 : 4),
    });
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)).add(mask));
    const both = paintedScene("a", { B: A, SCL: mask.url });
    const hidden = { kind: "classes", band: "SCL", hidden: [9] } as const;
    const area = rectangle(8, 0, 14, 1);
    const { window } = await engine.feature(sliceOf([both]), recipe("B", hidden), area, {}, signal);
    const values = [...(window?.planes[0] ?? [])].filter((_, pixel) => window?.inside[pixel] === 1);
    expect(values).toEqual([8, 9, Number.NaN, Number.NaN, 12, 13]);
  });

  it("takes the grid of the first scene with data, and fills it with the nearest of the others", async () => {
    const empty = numbered("https://a.test/empty.tif", { paint: () => -1 });
    // Ten columns of data; the rest comes from a file whose pixels lie half a pixel further east.
    const half = numbered("https://a.test/half.tif", { paint: (column) => (column < 10 ? 1 : -1) });
    const east = numbered("https://a.test/east.tif", {
      corner: [WEST + 4, NORTH, 10],
      paint: (column) => 100 + column,
    });
    const { engine } = engineOn(new PaintedDisk().add(empty).add(half).add(east));
    const scenes = [empty, half, east].map(({ url }) => paintedScene(url, { B: url }));
    const found = await engine.feature(sliceOf(scenes), recipe("B"), rectangle(8, 0, 13, 1), {}, signal);
    const { window } = found;
    expect(((window?.frame.grid.affine[2] ?? Number.NaN) - WEST) % 10).toBe(0);
    const values = [...(window?.planes[0] ?? [])].filter((_, pixel) => window?.inside[pixel] === 1);
    expect(values).toEqual([1, 1, 110, 111, 112]);
    expect(found.scenes).toHaveLength(3);
  });

  it("goes on across the border of UTM zones: the other zone's pixels are those under the centres", async () => {
    const north = 5_690_000;
    const [west32 = 0, north32 = 0] = proj4(zones[32631], zones[32632]).forward([706_000, north]);
    const [a, b] = [
      field("https://a.test/31.tif", 32631, 701_000, north),
      field(
        "https://a.test/32.tif",
        32632,
        Math.floor(west32 / 10) * 10,
        Math.ceil((north32 + 500) / 10) * 10,
      ),
    ];
    const { engine } = engineOn(new PaintedDisk().add(a).add(b));
    const corners = [
      [710_000, 5_686_000],
      [713_000, 5_686_000],
      [713_000, 5_684_000],
      [710_000, 5_684_000],
      [710_000, 5_686_000],
    ].map(([x = 0, y = 0]) => toLonLat(x, y));
    const area: Polygon = { type: "Polygon", coordinates: [corners] };
    const slice = sliceOf(
      ["31", "32"].map((name) => paintedScene(name, { B: `https://a.test/${name}.tif` })),
    );
    const { window } = await engine.feature(slice, recipe("B"), area, {}, signal);
    if (!window) throw new Error("there are values");
    const { frame, planes, inside } = window;
    let [worst, beyond] = [0, 0];
    for (const [pixel, value] of (planes[0] ?? []).entries()) {
      if (inside[pixel] === 0) continue;
      const x = frame.grid.affine[2] + ((pixel % frame.width) + 0.5) * 10;
      const y = frame.grid.affine[5] - (Math.floor(pixel / frame.width) + 0.5) * 10;
      const [lon, lat] = toLonLat(x, y);
      if (x < 711_240) expect(value).toBeCloseTo(world(lon, lat), 4);
      else {
        // The nearest pixel of the other zone: at most 7.1 m away, over which the field changes by 0.5.
        beyond += 1;
        worst = Math.max(worst, Math.abs(value - world(lon, lat)));
      }
    }
    expect(beyond).toBeGreaterThan(30_000);
    expect(worst).toBeLessThan(0.5);
  });

  it("is refused with its limit when even the coarsest overview has more pixels, before anything is read", async () => {
    const disk = new PaintedDisk().add(numbered(A));
    const { engine } = engineOn(disk);
    const answer = engine.feature(one, recipe("B"), rectangle(0, 0, 100, 100), { maxPixels: 9_000 }, signal);
    await expect(answer).rejects.toMatchObject({
      problem: { kind: "limit", message: expect.stringContaining("9000 pixels") },
    });
    expect(disk.decoded).toEqual([]);
  });

  it("is nothing where no scene lies", async () => {
    const { engine } = engineOn(new PaintedDisk());
    const far = sliceOf([paintedScene("far", { B: A }, { bbox: [20, 40, 21, 41] })]);
    const found = await engine.statistics(far, recipe("B"), rectangle(0, 0, 9, 9), {}, signal);
    expect(found).toMatchObject({ n: 0, valid: 0, pixels: 0, coverage: 0, summary: null });
  });

  it("has no statistics for a colour composite, which has three values per pixel", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)));
    const { title } = recipe("B");
    const rgb = { kind: "rgb", title, red: "B", green: "B", blue: "B", mask: null, rescale: [0, 1] } as const;
    const answer = engine.statistics(one, rgb, rectangle(0, 0, 9, 9), {}, signal);
    await expect(answer).rejects.toMatchObject({ problem: { kind: "recipe" } });
  });
});

describe("a part", () => {
  it("of a file's own grid has its pixels, also beyond the image", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)));
    const window = { column: 1022, row: 5, width: 3, height: 2 };
    const { planes } = await engine.part(one, recipe("B"), { window }, signal);
    expect([...(planes?.[0] ?? [])]).toEqual([6022, 6023, Number.NaN, 7022, 7023, Number.NaN]);
  });

  it("of a box in the file's system has the pixels under the centres", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A)));
    const bounds = [WEST + 100, NORTH - 60, WEST + 160, NORTH - 20] as const;
    const box = { bounds, crs: "EPSG:32631", pixels: { resolution: 20 } };
    const { frame, planes } = await engine.part(one, recipe("B"), { box }, signal);
    expect([frame.width, frame.height]).toEqual([3, 2]);
    // Centres of 20 m lie on corners of 10 m, of which the pixel to the south-east is taken.
    expect([...(planes?.[0] ?? [])]).toEqual([3011, 3013, 3015, 5011, 5013, 5015]);
  });

  it("is a picture in the recipe's colours, too", async () => {
    const { engine } = engineOn(new PaintedDisk().add(numbered(A, { paint: () => 1 })));
    const window = { column: 1023, row: 0, width: 2, height: 1 };
    const { picture } = await engine.partPicture(one, recipe("B"), { window }, signal);
    expect([...(picture ?? [])]).toEqual([...colormap("greys", false).slice(-4), 0, 0, 0, 0]);
  });

  it.each([
    [0, 10],
    [5000, 5000],
    [Number.NaN, 10],
  ])("of %d × %d pixels is refused before anything is opened", async (width, height) => {
    const disk = new PaintedDisk().add(numbered(A));
    const { engine } = engineOn(disk);
    const box = { bounds: [0, 0, 1, 1], crs: "EPSG:4326", pixels: { width, height } } as const;
    for (const target of [{ box }, { window: { column: 0, row: 0, width, height } }])
      await expect(engine.part(one, recipe("B"), target, signal)).rejects.toMatchObject({
        problem: { kind: "limit", message: expect.stringContaining("16777216") },
      });
    expect(disk.opened).toEqual([]);
  });
});

describe("a composite", () => {
  const dates = [3, 1, 2].map((value) => numbered(`https://a.test/${value}.tif`, { paint: () => value }));
  const slices = dates.map(({ url }) => sliceOf([paintedScene(url, { B: url })]));
  const window = { column: 0, row: 0, width: 2, height: 1 };

  it.each([
    ["first", 3],
    ["min", 1],
    ["max", 3],
    ["mean", 2],
    ["median", 2],
    ["count", 3],
  ] as const)("is the %s of its dates", async (reduction, expected) => {
    const { engine } = engineOn(dates.reduce((disk, date) => disk.add(date), new PaintedDisk()));
    const { planes } = await engine.composite(slices, recipe("B"), { window }, reduction, signal);
    expect([...(planes?.[0] ?? [])]).toEqual([expected, expected]);
  });

  it("reads no further date once it is done", async () => {
    const disk = dates.reduce((all, date) => all.add(date), new PaintedDisk());
    await engineOn(disk).engine.composite(slices, recipe("B"), { window }, "first", signal);
    expect(disk.opened).toEqual(["https://a.test/3.tif"]);
  });

  it("goes on without a date that cannot be read, and names it", async () => {
    const disk = dates.slice(0, 2).reduce((all, date) => all.add(date), new PaintedDisk());
    const { planes, problems } = await engineOn(disk).engine.composite(
      slices,
      recipe("B"),
      { window },
      "mean",
      signal,
    );
    expect([planes?.[0]?.[0], problems.map(({ kind }) => kind)]).toEqual([2, ["missing"]]);
  });
});
