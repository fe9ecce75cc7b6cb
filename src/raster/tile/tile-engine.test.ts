import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import { lonLatOf } from "../../geo/mercator.ts";
import { tileAt, tileBounds } from "../../geo/tiles.ts";
import type { LonLat, TileCoordinate } from "../../geo/types.ts";
import type { ExpressionRecipe, Mask } from "../recipe/types.ts";
import { ByteCache } from "./byte-cache.ts";
import { calculationOf } from "./calculation.ts";
import { LocalBands } from "./local-bands.ts";
import { PaintedDisk, type PaintedFile, paintedScene } from "./testing/painted-file.ts";
import { sliceOf } from "./testing/local-series.ts";
import { TileEngine } from "./tile-engine.ts";
import { tileValues } from "./tile-values.ts";

const size = 256;
const { signal } = new AbortController();

function recipe(expression: string, mask: Mask | null = null): ExpressionRecipe {
  return {
    kind: "expression",
    title: "test",
    expression,
    mask,
    rescale: [0, 1],
    colormap: "greys",
    reversed: false,
  };
}

function engineOn(disk: PaintedDisk, budget = 64e6) {
  const cache = new ByteCache(budget);
  const bands = new LocalBands(cache, disk.open);
  return { engine: new TileEngine({ cache, bands }), cache, bands };
}

async function valuesOf(
  disk: PaintedDisk,
  scenes: readonly Scene[],
  expression: string,
  tile: TileCoordinate,
  mask: Mask | null = null,
): Promise<Float32Array> {
  const { bands } = engineOn(disk);
  const frame = { bounds: tileBounds(tile), size, key: "frame" };
  const values = await tileValues(
    scenes,
    calculationOf(recipe(expression, mask)),
    tile,
    frame,
    bands,
    signal,
  );
  return values.planes?.[0] ?? new Float32Array(size * size).fill(Number.NaN);
}

/** Longitude and latitude of a pixel's centre. */
function pixelCentre(tile: TileCoordinate, x: number, y: number): LonLat {
  const [minX, , maxX, maxY] = tileBounds(tile);
  const resolution = (maxX - minX) / size;
  return lonLatOf([minX + (x + 0.5) * resolution, maxY - (y + 0.5) * resolution]);
}

/** One smooth field over the whole earth, so that the truth does not depend on a file's grid. */
function world(lon: number, lat: number): number {
  return 100 + 50 * Math.sin(lon * 40) + 30 * Math.cos(lat * 60);
}

const zones = { 32631: "+proj=utm +zone=31 +datum=WGS84", 32632: "+proj=utm +zone=32 +datum=WGS84" };

/** A file of that field: 1024 pixels of 10 m whose north-west corner is given. */
function field(url: string, epsg: 32631 | 32632, west: number, north: number): PaintedFile {
  const toLonLat = proj4(zones[epsg]);
  return {
    url,
    epsg,
    corner: [west, north, 10],
    width: 1024,
    height: 1024,
    blockSize: 256,
    nodata: -1,
    paint: (column, row) => {
      const [lon, lat] = toLonLat.inverse([west + (column + 0.5) * 10, north - (row + 0.5) * 10]) as [
        number,
        number,
      ];
      return world(lon, lat);
    },
  };
}

describe("a mosaic", () => {
  it("has no gap and no step where two files share an edge", async () => {
    const disk = new PaintedDisk()
      .add(field("https://a.test/west.tif", 32631, 640_000, 5_690_000))
      .add(field("https://a.test/east.tif", 32631, 650_240, 5_690_000));
    const scenes = [
      paintedScene("west", { B: "https://a.test/west.tif" }),
      paintedScene("east", { B: "https://a.test/east.tif" }),
    ];
    const [lon, lat] = proj4(zones[32631]).inverse([650_240, 5_685_000]) as [number, number];
    const tile = tileAt([lon, lat], 13);
    const values = await valuesOf(disk, scenes, "B", tile);
    const { missing, worst } = against(values, tile);
    expect(missing).toBe(0);
    expect(worst).toBeLessThan(1);
  });

  it("has no gap and no step across the border of UTM zones 31 and 32", async () => {
    const north = 5_690_000;
    const [west32, north32] = proj4(zones[32631], zones[32632]).forward([711_000, north]) as [number, number];
    const disk = new PaintedDisk()
      .add(field("https://a.test/31.tif", 32631, 701_000, north))
      .add(
        field(
          "https://a.test/32.tif",
          32632,
          Math.floor((west32 - 800) / 10) * 10,
          Math.ceil((north32 + 500) / 10) * 10,
        ),
      );
    const scenes = [
      paintedScene("31", { B: "https://a.test/31.tif" }),
      paintedScene("32", { B: "https://a.test/32.tif" }),
    ];
    const [lon, lat] = proj4(zones[32631]).inverse([711_240, 5_685_000]) as [number, number];
    const tile = tileAt([lon, lat], 14);
    const values = await valuesOf(disk, scenes, "B", tile);
    const alone = await valuesOf(disk, scenes.slice(0, 1), "B", tile);
    expect(alone.some(Number.isNaN)).toBe(true);
    const { missing, worst } = against(values, tile);
    expect(missing).toBe(0);
    expect(worst).toBeLessThan(1);
  });

  it("shows the first scene that has a valid pixel, wherever the tile", async () => {
    const flat = (url: string, value: number, hole: boolean): PaintedFile => ({
      ...field(url, 32631, 640_000, 5_690_000),
      paint: (column) => (hole && column >= 500 && column < 600 ? -1 : value),
    });
    const disk = new PaintedDisk()
      .add(flat("https://a.test/1.tif", 1, true))
      .add(flat("https://a.test/2.tif", 2, false));
    const scenes = [
      paintedScene("1", { B: "https://a.test/1.tif" }),
      paintedScene("2", { B: "https://a.test/2.tif" }),
    ];
    const [lon, lat] = proj4(zones[32631]).inverse([645_500, 5_685_000]) as [number, number];
    const tile = tileAt([lon, lat], 14);
    const values = await valuesOf(disk, scenes, "B", tile);
    const seen = new Set(values);
    expect([...seen].toSorted()).toEqual([1, 2]);
    const firstOnly = await valuesOf(disk, scenes.slice(0, 1), "B", tile);
    for (const [index, value] of firstOnly.entries()) expect(values[index]).toBe(Number.isNaN(value) ? 2 : 1);
  });

  it("opens only scenes that touch the tile, and no later one once the tile is full", async () => {
    const disk = new PaintedDisk().add(field("https://a.test/here.tif", 32631, 640_000, 5_690_000));
    const here = paintedScene("here", { B: "https://a.test/here.tif" });
    const elsewhere = paintedScene("elsewhere", { B: "https://a.test/no.tif" }, { bbox: [20, 40, 21, 41] });
    const beneath = paintedScene("beneath", { B: "https://a.test/never.tif" });
    const tile = tileAt([5.07, 51.32], 15);
    const values = await valuesOf(disk, [elsewhere, here, beneath], "B", tile);
    expect(values.some(Number.isNaN)).toBe(false);
    expect(disk.opened).toEqual(["https://a.test/here.tif"]);
  });

  it("shows the others and says which scene failed", async () => {
    const disk = new PaintedDisk().add(field("https://a.test/here.tif", 32631, 640_000, 5_690_000));
    const broken = paintedScene("broken", { B: "https://a.test/gone.tif" });
    const here = paintedScene("here", { B: "https://a.test/here.tif" });
    const { engine } = engineOn(disk);
    const tile = tileAt([5.07, 51.32], 15);
    const answer = await engine.tile(sliceOf([broken, here]), recipe("B"), tile, size, signal);
    expect(answer.picture).not.toBeNull();
    expect(answer.problems).toMatchObject([{ kind: "missing", scene: "broken" }]);
    await expect(engine.tile(sliceOf([broken]), recipe("B"), tile, size, signal)).rejects.toThrow(
      "is not there",
    );
  });

  it("is empty, not broken, where no scene lies", async () => {
    const { engine } = engineOn(new PaintedDisk());
    const scene = paintedScene("far", { B: "https://a.test/no.tif" }, { bbox: [20, 40, 21, 41] });
    const answer = await engine.tile(sliceOf([scene]), recipe("B"), tileAt([5, 51], 10), size, signal);
    expect(answer).toEqual({ picture: null, problems: [] });
  });

  function against(values: Float32Array, tile: TileCoordinate) {
    let [missing, worst] = [0, 0];
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        const value = values[y * size + x] ?? Number.NaN;
        const [lon, lat] = pixelCentre(tile, x, y);
        if (Number.isNaN(value)) missing += 1;
        // Half a pixel of 10 m is about 0.0001 degrees: the field changes by 0.3 over that.
        else worst = Math.max(worst, Math.abs(value - world(lon, lat)));
      }
    }
    return { missing, worst };
  }
});

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
    const answer = await engine.value(sliceOf([scene]), recipe("B * 2", mask), point, signal);
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
    const first = await engine.tile(sliceOf([described]), recipe("B"), tile, size, signal);
    expect(first.problems.map(({ message }) => message)).toEqual([
      "Asset B of scene s is described in two ways: scale 0.0001 in the item, 0.5 in the file.",
    ]);
    const second = await engine.tile(sliceOf([described]), recipe("B+1"), tile, size, signal);
    expect(second.problems).toEqual([]);
  });
});

describe("work that is shared", () => {
  const url = "https://a.test/b.tif";
  const scene = paintedScene("s", { B: url });
  const disk = () => new PaintedDisk().add(field(url, 32631, 640_000, 5_690_000));
  const tile = tileAt([5.07, 51.3], 14);

  it("reads each block once for all tiles that need it at the same time", async () => {
    const painted = disk();
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    const tiles = [0, 1, 2, 3].map((step) => ({ ...tile, x: tile.x + (step % 2), y: tile.y + (step >> 1) }));
    await Promise.all(tiles.map((one) => engine.tile(slice, recipe("B"), one, size, signal)));
    expect(new Set(painted.decoded).size).toBe(painted.decoded.length);
    expect(painted.opened.length).toBe(1);
  });

  it("reads nothing again for other colours or another range", async () => {
    const painted = disk();
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    const first = await engine.tile(slice, recipe("B"), tile, size, signal);
    const reads = painted.decoded.length;
    const other = { ...recipe("B"), colormap: "viridis", rescale: [0, 200], reversed: true } as const;
    const second = await engine.tile(slice, other, tile, size, signal);
    expect(painted.decoded.length).toBe(reads);
    expect(second.picture).not.toEqual(first.picture);
  });

  it("goes on for who stays when one who waits is aborted, and stops when all are", async () => {
    const painted = disk();
    let release = (): void => undefined;
    painted.gate = new Promise((resolve) => {
      release = resolve;
    });
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    const [leaver, stayer] = [new AbortController(), new AbortController()];
    const left = engine.tile(slice, recipe("B"), tile, size, leaver.signal);
    const stayed = engine.tile(slice, recipe("B"), tile, size, stayer.signal);
    await new Promise((resolve) => setTimeout(resolve, 5));
    leaver.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    expect(painted.stopped).toEqual([]);
    stayer.abort();
    await expect(stayed).rejects.toMatchObject({ name: "AbortError" });
    expect(painted.stopped.length).toBeGreaterThan(0);
    release();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(painted.decoded).toEqual([]);
  });

  it("keeps within its budget however many tiles are drawn", async () => {
    const painted = disk();
    const budget = 3e6;
    const { engine, cache } = engineOn(painted, budget);
    const slice = sliceOf([scene]);
    for (let step = 0; step < 12; step += 1) {
      await engine.tile(
        slice,
        recipe("B"),
        { ...tile, x: tile.x + (step % 4), y: tile.y + (step >> 2) },
        size,
        signal,
      );
      expect(cache.bytes).toBeLessThanOrEqual(budget);
    }
    expect(cache.bytes).toBeGreaterThan(0);
  });

  it("is read anew after its origin was cleared", async () => {
    const painted = disk();
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    await engine.tile(slice, recipe("B"), tile, size, signal);
    engine.clear(["https://other.test"]);
    await engine.tile(slice, recipe("B"), tile, size, signal);
    const before = painted.decoded.length;
    expect(painted.opened.length).toBe(1);
    engine.clear(["https://a.test"]);
    await engine.tile(slice, recipe("B"), tile, size, signal);
    expect(painted.decoded.length).toBe(before * 2);
    expect(painted.opened.length).toBe(2);
  });
});

describe("a scale at which a file without overviews would be read whole", () => {
  it("is refused with advice", async () => {
    const big = {
      ...field("https://a.test/big.tif", 32631, 600_000, 5_700_000),
      width: 10_980,
      height: 10_980,
    };
    const { engine } = engineOn(new PaintedDisk().add(big));
    const scene = paintedScene("s", { B: big.url });
    const answer = engine.tile(sliceOf([scene]), recipe("B"), tileAt([5.1, 51], 7), size, signal);
    await expect(answer).rejects.toMatchObject({ problem: { kind: "limit", asset: "B", scene: "s" } });
  });
});
