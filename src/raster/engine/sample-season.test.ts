import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Polygon } from "geojson";
import proj4 from "proj4";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureSampleSeason } from "../../../demo/sample/make.ts";
import { TILES, zoneDefinition } from "../../../demo/sample/tiles.ts";
import { pixelAt, type TruePixel } from "../../../demo/sample/truth.ts";
import { lonLatOf } from "../../geo/mercator.ts";
import { tileAt, tileBBox, tileBounds } from "../../geo/tiles.ts";
import type { LonLat, TileCoordinate } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { tileFrame } from "../warp/frame.ts";
import { ByteCache } from "./byte-cache.ts";
import { calculationOf } from "./calculation.ts";
import { LocalBands } from "./local-bands.ts";
import { recipe, size } from "./testing/fields.ts";
import { openLocalFile, scenesOfFolder, sliceOf } from "./testing/local-series.ts";
import { histogram } from "../stats/histogram.ts";
import { overviewBox } from "./overview-box.ts";
import { SliceReader } from "./slice-reader.ts";
import { frameValues } from "./frame-values.ts";

/** An acquisition whose swath ends inside a tile, so that "no data" is in it. */
const DAY = 13;
const NDVI = "(B08-B04)/(B08+B04)";

let folder = "";
let slice: Slice;
const bands = new LocalBands(new ByteCache(64e6), openLocalFile);
const { signal } = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "season-"));
  await ensureSampleSeason({ folder: join(folder, "season"), days: [DAY] });
  // In the order of their names: A, B, C.
  const scenes = await scenesOfFolder(join(folder, "season"));
  slice = sliceOf(scenes.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
}, 240_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the formula says of a point: the first tile, in mosaic order, that has seen it. */
function truthAt(point: LonLat, metres: 10 | 20): TruePixel | undefined {
  for (const tile of TILES) {
    const [x, y] = proj4(zoneDefinition(tile.epsg)).forward([point[0], point[1]]) as [number, number];
    const column = Math.floor((x - tile.left) / metres);
    const row = Math.floor((tile.top - y) / metres);
    const edge = 10_240 / metres;
    if (column < 0 || row < 0 || column >= edge || row >= edge) continue;
    const pixel = pixelAt(tile, column, row, metres, DAY);
    if (pixel) return pixel;
  }
  return undefined;
}

/** A point of tile A's zone as longitude and latitude. */
function at(x31: number, y31: number): LonLat {
  const [lon = 0, lat = 0] = proj4(zoneDefinition(32631)).inverse([x31, y31]);
  return [lon, lat];
}

describe("the sample season through the whole pixel path", () => {
  it("has the formula's numbers under points inside, on the seam and across the zone border", async () => {
    const engine = new SliceReader({ cache: new ByteCache(64e6), bands });
    let seen = 0;
    for (let step = 0; step < 120; step += 1) {
      // Along a slanting line through all three tiles, with the seam at 700 360, and never on the line between
      // two pixels, which either may claim.
      const point = at(691_003 + step * 250 + (step % 3), 5_679_996 - step * 70);
      const truth = truthAt(point, 10);
      const value = await engine.point(slice, recipe(NDVI), point, signal);
      if (!truth) {
        expect(value).toBeNull();
        continue;
      }
      seen += 1;
      expect(value?.bands.map(({ dn }) => dn)).toEqual([truth.b08, truth.b04]);
      expect(value?.value).toBeCloseTo((truth.b08 - truth.b04) / (truth.b08 + truth.b04), 12);
    }
    expect(seen).toBeGreaterThan(60);
  });

  it("has the formula's numbers under an area and in a window, over the seam of two tiles", async () => {
    const engine = new SliceReader({ cache: new ByteCache(64e6), bands });
    const [tileA] = TILES;
    if (!tileA) throw new Error("the season has tiles");
    // 40 × 30 pixels with the seam at 700 360 in the middle, by corners between the pixels' centres.
    const [west, north] = [700_160, 5_676_000];
    const corners = [
      [0, 0],
      [0, 300],
      [400, 300],
      [400, 0],
      [0, 0],
    ].map(([x = 0, y = 0]) => at(west + x, north - y));
    const area: Polygon = { type: "Polygon", coordinates: [corners.map(([lon, lat]) => [lon, lat])] };
    const truths = Array.from({ length: 1200 }, (_, pixel) =>
      truthAt(at(west + (pixel % 40) * 10 + 5, north - Math.floor(pixel / 40) * 10 - 5), 10),
    ).flatMap((truth) => (truth ? [(truth.b08 - truth.b04) / (truth.b08 + truth.b04)] : []));
    const found = await engine.statistics(slice, recipe(NDVI), area, {}, signal);
    expect([found.pixels, found.n, found.valid]).toEqual([1200, 1200, truths.length]);
    expect(truths.length).toBeGreaterThan(1000);
    expect(found.summary?.mean).toBeCloseTo(truths.reduce((sum, each) => sum + each, 0) / truths.length, 12);
    expect(found.summary?.min).toBeCloseTo(Math.min(...truths), 12);
    expect(found.summary?.max).toBeCloseTo(Math.max(...truths), 12);

    const window = { column: 700, row: 300, width: 20, height: 10 };
    const { planes } = await engine.part(slice, recipe(NDVI), { window }, signal);
    const composite = await engine.composite([slice], recipe(NDVI), { window }, "median", signal);
    for (const [pixel, value] of (planes?.[0] ?? []).entries()) {
      const truth = pixelAt(tileA, 700 + (pixel % 20), 300 + Math.floor(pixel / 20), 10, DAY);
      const expected = truth ? (truth.b08 - truth.b04) / (truth.b08 + truth.b04) : Number.NaN;
      if (truth) expect(value).toBeCloseTo(expected, 12);
      else expect(value).toBeNaN();
      expect(composite.planes?.[0]?.[pixel]).toBe(value);
    }
  });

  it.each([
    ["on the seam of two tiles", at(700_360, 5_676_000)],
    ["across the border of UTM zones", at(710_500, 5_676_000)],
  ])("draws a tile %s without a gap, every pixel as the formula says", async (_, point) => {
    const tile = tileAt(point, 14);
    const { planes, scenes } = await frameValues(
      slice.scenes,
      calculationOf(recipe("NDVI")),
      tileFrame(tile, size),
      tileBBox(tile),
      bands,
      signal,
    );
    expect(scenes.length).toBeGreaterThan(1);
    let [different, missing, compared] = [0, 0, 0];
    for (let pixel = 0; pixel < size * size; pixel += 7) {
      const truth = truthAt(centreOf(tile, pixel), 10);
      const value = planes?.[0]?.[pixel] ?? Number.NaN;
      if (Number.isNaN(value)) missing += truth ? 1 : 0;
      else if (truth && Math.abs(value - (truth.ndviDn * 0.004 - 0.08)) > 1e-6) different += 1;
      compared += truth ? 1 : 0;
    }
    expect(compared).toBeGreaterThan(9000);
    expect(missing).toBe(0);
    // Positions are within an eighth of a pixel: a few centres fall into the neighbour.
    expect(different / compared).toBeLessThan(0.02);
  });
});

describe("the distribution of a view of the sample season", () => {
  it("is that of the formula's numbers, over the seam of two tiles", async () => {
    const engine = new SliceReader({ cache: new ByteCache(64e6), bands });
    const [west, south] = at(699_400, 5_675_000);
    const [east, north] = at(701_000, 5_676_600);
    const bounds = [west, south, east, north] as const;
    const found = await engine.distribution({ ...slice, bbox: bounds }, recipe("NDVI"), bounds, signal);
    const [minX, minY, maxX, maxY] = overviewBox(bounds).bounds;
    const truths: number[] = [];
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        const x = minX + ((column + 0.5) / size) * (maxX - minX);
        const truth = truthAt(lonLatOf([x, minY + ((row + 0.5) / size) * (maxY - minY)]), 10);
        if (truth) truths.push(truth.ndviDn * 0.004 - 0.08);
      }
    }
    const [values = new Float64Array()] = found.channels;
    expect(truths.length).toBeGreaterThan(1000);
    expect(values.length / found.pixels).toBeCloseTo(truths.length / size ** 2, 2);
    // By shares and not by quantiles, which leap where fields of two crops part the values.
    const sharesOf = (list: Float64Array) =>
      [...histogram(list, 20, [-0.1, 0.9]).counts].map((count) => count / list.length);
    const expected = sharesOf(Float64Array.from(truths));
    expect(expected.filter((share) => share > 0.02).length).toBeGreaterThan(3);
    for (const [bin, share] of sharesOf(values).entries()) {
      expect(Math.abs(share - (expected[bin] ?? 0))).toBeLessThan(0.01);
    }
  });
});

function centreOf(tile: TileCoordinate, pixel: number): LonLat {
  const [minX, , maxX, maxY] = tileBounds(tile);
  const resolution = (maxX - minX) / size;
  return lonLatOf([
    minX + ((pixel % size) + 0.5) * resolution,
    maxY - (Math.floor(pixel / size) + 0.5) * resolution,
  ]);
}
