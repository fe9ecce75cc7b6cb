import { describe, expect, it } from "vitest";
import { isScene, toScene } from "../../catalogue/normalise/scene.ts";
import { recipesFor } from "../../recipe/recipes.ts";
import { settled } from "../../recipe/settled.ts";
import { engineOn } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, type PaintedFile } from "./testing/painted-file.ts";
import { viewOf } from "./testing/view-of.ts";

const { signal } = new AbortController();
const HREF = "https://a.test/layer.tif";
/** Steps of 255 between the darkest and the brightest pixel, which an eye sees. */
const LEAST = 24;
const EDGE = 512;
/** A degree is a file of this many pixels, so that its grid needs no other CRS. */
const BBOX = [5, 50, 6, 51] as const;

interface Kind {
  /** What the item says of its file. */
  readonly asset?: Readonly<Record<string, unknown>>;
  readonly file?: Partial<PaintedFile>;
  readonly paint: PaintedFile["paint"];
}

/** From 0 in the north-west to 1 in the south-east. */
const slope = (column: number, row: number) => (column + row) / (2 * EDGE - 2);
const band = (said: Readonly<Record<string, unknown>>) => ({ "raster:bands": [said] });

const KINDS: Readonly<Record<string, Kind>> = {
  "float elevation without statistics": {
    asset: band({ data_type: "float32" }),
    paint: (column, row) => 31.5 + 44.5 * slope(column, row),
  },
  "elevation below the sea, all of it negative": {
    asset: band({ data_type: "int16" }),
    paint: (column, row) => Math.round(-5400 + 5390 * slope(column, row)),
  },
  "radar in decibels": {
    asset: band({ data_type: "float32", unit: "dB" }),
    paint: (column, row) => -28 + 30 * slope(column, row),
  },
  "radar in linear power, hardly above nought": {
    paint: (column, row) => 0.0004 + 0.02 * slope(column, row) ** 3,
  },
  "a mask of 0 and 1 without a word about it": {
    asset: band({ data_type: "uint8" }),
    paint: (column) => (column < 200 ? 1 : 0),
  },
  "a mask with one pixel in 256 set": {
    paint: (column, row) => (column % 64 < 4 && row % 64 < 4 ? 1 : 0),
  },
  "surface temperature, uint16 with scale and offset": {
    asset: band({ data_type: "uint16", scale: 0.003_418_02, offset: 149, unit: "kelvin" }),
    paint: (column, row) => Math.round(42_000 + 6000 * slope(column, row)),
  },
  "numbers whose scale is negative": {
    asset: band({ data_type: "int16", scale: -0.01, offset: 100 }),
    paint: (column, row) => Math.round(9000 * slope(column, row)),
  },
  "a negative scale, with statistics in the item": {
    asset: band({ data_type: "int16", scale: -0.01, statistics: { minimum: 0, maximum: 9000 } }),
    paint: (column, row) => Math.round(9000 * slope(column, row)),
  },
  "mostly nodata": {
    asset: band({ data_type: "float32", nodata: -9999 }),
    paint: (column, row) => (column < 480 ? -9999 : 210 + 60 * slope(0, row)),
  },
  "statistics that count nodata": {
    asset: band({ data_type: "float32", nodata: -9999, statistics: { minimum: -9999, maximum: 270 } }),
    paint: (column, row) => (column < 100 ? -9999 : 210 + 60 * slope(column, row)),
  },
  "statistics of the file that count what only the item calls nodata": {
    asset: band({ data_type: "float32", nodata: -9999 }),
    file: { statistics: { minimum: -9999, maximum: 270 } },
    paint: (column, row) => (column < 100 ? -9999 : 210 + 60 * slope(column, row)),
  },
  "statistics that are all that the type can hold": {
    asset: band({ data_type: "uint16", statistics: { minimum: 0, maximum: 65_535 } }),
    paint: (column, row) => Math.round(300 + 900 * slope(column, row)),
  },
  "a few pixels out of all proportion": {
    paint: (column, row) => (column === 5 && row % 50 === 0 ? 3e38 : 12 + slope(column, row)),
  },
  "infinite and missing numbers among the others": {
    paint: (column, row) => {
      if (column % 7 === 0) return row % 2 === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      return column % 5 === 0 ? Number.NaN : 280 + 20 * slope(column, row);
    },
  },
  "differences far behind the point": {
    paint: (column, row) => 1e-7 + 5e-8 * slope(column, row),
  },
  "counts of billions": {
    asset: band({ data_type: "uint32" }),
    paint: (column, row) => 2e9 + 1e9 * slope(column, row),
  },
};

async function chosen({ asset = {}, file = {}, paint }: Kind) {
  const url = "https://a.test/item.json";
  const scene = toScene(
    {
      id: "layer",
      bbox: BBOX,
      properties: { datetime: "2025-06-01T10:30:00Z" },
      assets: { layer: { href: HREF, type: "image/tiff; application=geotiff", roles: ["data"], ...asset } },
    },
    { catalogue: "test", collection: "test", url },
  );
  if (!isScene(scene)) throw new Error(scene.message);
  const disk = new PaintedDisk().add({
    url: HREF,
    epsg: 4326,
    corner: [BBOX[0], BBOX[3], 1 / EDGE],
    width: EDGE,
    height: EDGE,
    blockSize: 256,
    paint,
    ...file,
  });
  const { engine } = engineOn(disk);
  const [named] = recipesFor([scene]);
  if (!named) throw new Error("the file is offered");
  const slice = sliceOf([scene]);
  const told = named.guessed && (await engine.display(slice, named.recipe, { bounds: BBOX }, signal));
  const first = told ? settled(named, told) : named;
  const box = viewOf(slice.bbox, 128);
  const { picture } = await engine.partPicture(slice, first.recipe, { box }, signal);
  const greys = [...(picture ?? [])].filter((_, index, all) => index % 4 === 0 && all[index + 3] === 255);
  return { first, greys };
}

describe("the first picture of a layer of which little is said", () => {
  it.each(Object.entries(KINDS))("has contrast: %s", async (_kind, kind) => {
    const { first, greys } = await chosen(kind);
    expect(first.guessed).toBeUndefined();
    const { recipe } = first;
    if (recipe.kind !== "expression") throw new Error("numbers are drawn as numbers");
    expect(recipe.rescale[0]).toBeLessThan(recipe.rescale[1]);
    const [darkest, brightest] = [Math.min(...greys), Math.max(...greys)];
    expect(brightest - darkest).toBeGreaterThan(LEAST);
    // Neither a black nor a white sheet with a few odd pixels, where the pixels themselves are no such thing.
    if (!/mask/.test(_kind)) {
      const middle = greys.filter((grey) => grey > darkest + 10 && grey < brightest - 10);
      expect(middle.length / greys.length).toBeGreaterThan(0.3);
    }
  });

  it.each([0, 1, 255, -9999.5, 1e30])("stays a guess where every pixel is %d", async (value) => {
    const { first, greys } = await chosen({ paint: () => value });
    expect(first.guessed).toBe(true);
    expect(new Set(greys).size).toBe(1);
  });
});
