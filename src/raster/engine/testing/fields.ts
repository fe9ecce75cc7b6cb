import proj4 from "proj4";
import type { Scene } from "../../../catalogue/types.ts";
import { tileBBox } from "../../../geo/tiles.ts";
import type { TileCoordinate } from "../../../geo/types.ts";
import type { ExpressionRecipe, Mask } from "../../../recipe/types.ts";
import { ByteCache } from "../byte-cache.ts";
import { calculationOf } from "../calculation.ts";
import { tileFrame } from "../../warp/frame.ts";
import { LocalBands } from "../local-bands.ts";
import { SliceReader } from "../slice-reader.ts";
import { frameValues } from "../frame-values.ts";
import type { PaintedDisk, PaintedFile } from "./painted-file.ts";

/** Edge of the tiles that tests draw. */
export const size = 256;

export function recipe(expression: string, mask: Mask | null = null): ExpressionRecipe {
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

export function engineOn(disk: PaintedDisk, budget = 64e6) {
  const cache = new ByteCache(budget);
  const bands = new LocalBands(cache, disk.open);
  return { engine: new SliceReader({ cache, bands }), cache, bands };
}

export async function valuesOf(
  disk: PaintedDisk,
  scenes: readonly Scene[],
  expression: string,
  tile: TileCoordinate,
  mask: Mask | null = null,
): Promise<Float32Array> {
  const { bands } = engineOn(disk);
  const values = await frameValues(
    scenes,
    calculationOf(recipe(expression, mask)),
    tileFrame(tile, size),
    tileBBox(tile),
    bands,
    new AbortController().signal,
  );
  return Float32Array.from(values.planes?.[0] ?? new Float32Array(size * size).fill(Number.NaN));
}

/** PROJ definitions of the zones that tests use. */
export const zones = { 32631: "+proj=utm +zone=31 +datum=WGS84", 32632: "+proj=utm +zone=32 +datum=WGS84" };

/** One smooth field over the whole earth, so that the truth does not depend on a file's grid. */
export function world(lon: number, lat: number): number {
  return 100 + 50 * Math.sin(lon * 40) + 30 * Math.cos(lat * 60);
}

/** A file of that field: 1024 pixels of 10 m whose north-west corner is given. */
export function field(url: string, epsg: 32631 | 32632, west: number, north: number): PaintedFile {
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
