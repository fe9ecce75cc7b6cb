import { pixelCentre, TILE_METRES, type SampleTile } from "../tiles.ts";
import { landAt, type LandPoint } from "../world/land.ts";

/** The members of `LandPoint` for many pixels, and the centres of these in UTM 31N metres. */
export interface LandPixels {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly base: Uint32Array;
  readonly over: Uint8Array;
  readonly mix: Uint8Array;
  readonly vigour: Int8Array;
  readonly soil: Int8Array;
}

/**
 * The land of a tile, row by row, in memory that workers share: it is the same on every day, and costs
 * more than a day's observation to work out.
 */
export interface LandMap extends LandPixels {
  /** Pixels along each side. */
  readonly size: number;
  readonly metres: 10 | 20;
}

/** Bytes of shared memory a pixel takes. */
const PIXEL_BYTES = 8 + 8 + 4 + 1 + 1 + 1 + 1;

/** Memory for one tile at one resolution. */
export function landMemory(metres: 10 | 20): SharedArrayBuffer {
  return new SharedArrayBuffer((TILE_METRES / metres) ** 2 * PIXEL_BYTES);
}

/** Views on such memory; the same in every thread. */
export function landMap(memory: SharedArrayBuffer, metres: 10 | 20): LandMap {
  const size = TILE_METRES / metres;
  const cells = size * size;
  return {
    size,
    metres,
    x: new Float64Array(memory, 0, cells),
    y: new Float64Array(memory, cells * 8, cells),
    base: new Uint32Array(memory, cells * 16, cells),
    over: new Uint8Array(memory, cells * 20, cells),
    mix: new Uint8Array(memory, cells * 21, cells),
    vigour: new Int8Array(memory, cells * 22, cells),
    soil: new Int8Array(memory, cells * 23, cells),
  };
}

/** The land at a single point. */
export function surveyPoint(x: number, y: number): LandPixels {
  const point = landAt(x, y, { base: 0, over: 0, mix: 0, vigour: 0, soil: 0 });
  return {
    x: Float64Array.of(x),
    y: Float64Array.of(y),
    base: Uint32Array.of(point.base),
    over: Uint8Array.of(point.over),
    mix: Uint8Array.of(point.mix),
    vigour: Int8Array.of(point.vigour),
    soil: Int8Array.of(point.soil),
  };
}

/** Works out the rows from `firstRow` up to, not including, `endRow`. */
export function surveyLand(map: LandMap, tile: SampleTile, firstRow: number, endRow: number): void {
  const point: LandPoint = { base: 0, over: 0, mix: 0, vigour: 0, soil: 0 };
  for (let row = firstRow; row < endRow; row += 1) {
    for (let column = 0; column < map.size; column += 1) {
      const index = row * map.size + column;
      const [x, y] = pixelCentre(tile, column, row, map.metres);
      landAt(x, y, point);
      map.x[index] = x;
      map.y[index] = y;
      map.base[index] = point.base;
      map.over[index] = point.over;
      map.mix[index] = point.mix;
      map.vigour[index] = point.vigour;
      map.soil[index] = point.soil;
    }
  }
}
