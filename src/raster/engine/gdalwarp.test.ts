import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import { tileAt, tileBBox } from "../../geo/tiles.ts";
import { tileFrame } from "../warp/frame.ts";
import { MemorySource } from "../../geotiff/source/memory-source.ts";
import { openRasterFile } from "../../geotiff/tiff/open.ts";
import { ByteCache } from "./byte-cache.ts";
import { calculationOf } from "./calculation.ts";
import { LocalBands } from "./local-bands.ts";
import { edge, gdalTile, gdalVersion, thinned } from "./testing/gdalwarp.ts";
import { fileOf, nodata, type WarpCase, warpCases } from "./testing/warp-cases.ts";
import truths from "./testing/warp-truths.json" with { type: "json" };
import { frameValues } from "./frame-values.ts";

const stored: Readonly<Record<string, string>> = truths.tiles;

const drawn = new Map<WarpCase, Promise<Float32Array>>();

/** Grey levels of 256 × 256 pixels, NaN where there is none. Drawn once for both comparisons. */
function ourTile(each: WarpCase): Promise<Float32Array> {
  const tile = drawn.get(each) ?? drawTile(each);
  drawn.set(each, tile);
  return tile;
}

async function drawTile(each: WarpCase): Promise<Float32Array> {
  const scene: Scene = {
    id: "scene",
    catalogue: "test",
    collection: "test",
    datetime: "2025-01-01T00:00:00Z",
    bbox: [-180, -90, 180, 90],
    footprint: { type: "Polygon", coordinates: [] },
    assets: {
      B: { key: "B", href: "B.tif", roles: ["data"], bands: [{}], projection: {}, protected: false },
    },
    synthetic: true,
  };
  const calculation = calculationOf({
    kind: "expression",
    title: "B",
    expression: "B",
    mask: null,
    rescale: [0, 1],
    colormap: "greys",
    reversed: false,
  });
  const tile = tileAt(each.point, each.zoom);
  const bytes = fileOf(each);
  const bands = new LocalBands(new ByteCache(64e6), () => openRasterFile(new MemorySource(bytes, "B.tif")));
  const frame = tileFrame(tile, edge);
  const { signal } = new AbortController();
  const { planes } = await frameValues([scene], calculation, frame, tileBBox(tile), bands, signal);
  return Float32Array.from(planes?.[0] ?? new Float32Array(edge * edge).fill(Number.NaN));
}

interface Comparison {
  /** Share of pixels valid in both that are within two grey levels. */
  readonly within: number;
  readonly nodataMismatches: number;
  readonly valid: number;
}

function compare(ours: Float32Array, theirs: ArrayLike<number>): Comparison {
  let [valid, close, mismatches] = [0, 0, 0];
  for (const [index, value] of ours.entries()) {
    const reference = theirs[index] ?? nodata;
    if (Number.isNaN(value) !== (reference === nodata)) mismatches += 1;
    else if (reference !== nodata) {
      valid += 1;
      if (Math.abs(value - reference) <= 2) close += 1;
    }
  }
  return { within: close / Math.max(valid, 1), nodataMismatches: mismatches, valid };
}

function expectAgreement(
  { within, nodataMismatches, valid }: Comparison,
  each: WarpCase,
  share: number,
): void {
  expect(valid).toBeGreaterThan(each.valid * share);
  expect(within).toBeGreaterThanOrEqual(each.within);
  expect(nodataMismatches).toBe(0);
}

describe(`tiles agree with gdalwarp, as stored (${truths.gdal})`, () => {
  it.each(warpCases)("$name", async (each) => {
    const theirs = inflateSync(Buffer.from(stored[each.name] ?? "", "base64"));
    expectAgreement(compare(thinned(await ourTile(each)), theirs), each, 0.25);
  });
});

describe.skipIf(gdalVersion() === undefined)("tiles agree with the gdalwarp that is installed", () => {
  it.each(warpCases)("$name", async (each) => {
    expectAgreement(compare(await ourTile(each), gdalTile(each)), each, 1);
  });
});
