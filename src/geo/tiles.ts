import { WORLD_SIZE, lonLatOf, mercatorOf } from "./mercator.ts";
import type { BBox, LonLat, MercatorBounds, TileCoordinate } from "./types.ts";

/** What a tile covers, metres of Web Mercator. */
export function tileBounds(tile: TileCoordinate): MercatorBounds {
  const size = WORLD_SIZE / 2 ** tile.z;
  const minX = tile.x * size - WORLD_SIZE / 2;
  const maxY = WORLD_SIZE / 2 - tile.y * size;
  return [minX, maxY - size, minX + size, maxY];
}

/** What a tile covers, degrees. */
export function tileBBox(tile: TileCoordinate): BBox {
  const [minX, minY, maxX, maxY] = tileBounds(tile);
  const [west, south] = lonLatOf([minX, minY]);
  const [east, north] = lonLatOf([maxX, maxY]);
  return [west, south, east, north];
}

/** The tile of a zoom that a point lies in; points beyond the square world fall into its edge tiles. */
export function tileAt(point: LonLat, zoom: number): TileCoordinate {
  const count = 2 ** zoom;
  const [x, y] = mercatorOf(point);
  const clamp = (index: number) => Math.min(Math.max(Math.floor(index), 0), count - 1);
  return {
    z: zoom,
    x: clamp((x / WORLD_SIZE + 0.5) * count),
    y: clamp((0.5 - y / WORLD_SIZE) * count),
  };
}

/** Metres of Web Mercator per pixel of a tile that is drawn `size` pixels wide. */
export function tileResolution(zoom: number, size: number): number {
  return WORLD_SIZE / 2 ** zoom / size;
}
