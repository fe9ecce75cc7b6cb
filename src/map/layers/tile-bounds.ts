import { crossesAntimeridian } from "../../geo/bbox/crosses-antimeridian.ts";
import { MAX_LATITUDE } from "../../geo/mercator.ts";
import { tileAt } from "../../geo/tiles.ts";
import type { BBox, TileCoordinate } from "../../geo/types.ts";

/**
 * A share of the box's own size added on each side: boxes of catalogues are rounded, and a sliver of
 * pixels outside must not be cut off at a tile's edge.
 */
const MARGIN_SHARE = 0.01;

/**
 * The box as MapLibre takes it: west never greater than east. One that crosses the antimeridian
 * becomes the whole circle of its latitudes, because a source can have a single range only.
 */
export function sourceBounds(box: BBox): [west: number, south: number, east: number, north: number] {
  const [west, south, east, north] = box;
  const crosses = crossesAntimeridian(box);
  const x = crosses ? 0 : (east - west) * MARGIN_SHARE;
  const y = (north - south) * MARGIN_SHARE;
  return [
    crosses ? -180 : Math.max(-180, west - x),
    Math.max(-MAX_LATITUDE, south - y),
    crosses ? 180 : Math.min(180, east + x),
    Math.min(MAX_LATITUDE, north + y),
  ];
}

/** Whether a tile touches bounds as `sourceBounds` gives them. */
export function touches(tile: TileCoordinate, [west, south, east, north]: BBox): boolean {
  const first = tileAt([west, north], tile.z);
  const last = tileAt([east, south], tile.z);
  return tile.x >= first.x && tile.x <= last.x && tile.y >= first.y && tile.y <= last.y;
}
