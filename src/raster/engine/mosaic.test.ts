import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { lonLatOf } from "../../geo/mercator.ts";
import { tileAt, tileBounds } from "../../geo/tiles.ts";
import type { LonLat, TileCoordinate } from "../../geo/types.ts";
import { engineOn, field, recipe, size, valuesOf, world, zones } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, type PaintedFile, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();

/** Longitude and latitude of a pixel's centre. */
function pixelCentre(tile: TileCoordinate, x: number, y: number): LonLat {
  const [minX, , maxX, maxY] = tileBounds(tile);
  const resolution = (maxX - minX) / size;
  return lonLatOf([minX + (x + 0.5) * resolution, maxY - (y + 0.5) * resolution]);
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
    expect([...seen].toSorted((a, b) => a - b)).toEqual([1, 2]);
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
    const answer = await engine.tile(sliceOf([broken, here]), recipe("B"), { tile, size }, signal);
    expect(answer.picture).not.toBeNull();
    expect(answer.problems).toMatchObject([{ kind: "missing", scene: "broken" }]);
    await expect(engine.tile(sliceOf([broken]), recipe("B"), { tile, size }, signal)).rejects.toThrow(
      "is not there",
    );
  });

  it("is empty, not broken, where no scene lies", async () => {
    const { engine } = engineOn(new PaintedDisk());
    const scene = paintedScene("far", { B: "https://a.test/no.tif" }, { bbox: [20, 40, 21, 41] });
    const answer = await engine.tile(
      sliceOf([scene]),
      recipe("B"),
      { tile: tileAt([5, 51], 10), size },
      signal,
    );
    expect(answer).toEqual({ picture: null, masked: false, problems: [] });
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
