import type { MultiPolygon, Polygon } from "geojson";
import { unwrapRing } from "../../geo/antimeridian/unwrap-ring.ts";
import { densify } from "../../geo/polygon/densify.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import type { Ring } from "../../geo/types.ts";
import type { PixelGrid } from "../warp/pixel-grid.ts";

/** Columns and rows, corner by corner; closed. */
export type PixelRing = readonly (readonly [column: number, row: number])[];

/** The rings of one polygon, the outer one first. */
export type PixelPolygon = readonly PixelRing[];

/**
 * How far an edge may be from where it really runs, pixels of full resolution. A thousandth would do for the
 * eye; of the many pixels along a large area some centre always lies within that of an edge.
 */
const TOLERANCE_PIXELS = 1e-5;

/**
 * An area in columns and rows of a file at full resolution. Edges are straight in longitude and latitude
 * (RFC 7946, 3.1.1) and bent in the file's projection, so that they get more corners.
 * @returns polygons without those that the projection cannot show
 */
export function outlineOf(area: Polygon | MultiPolygon, grid: PixelGrid): readonly PixelPolygon[] {
  return polygonsOf(area)
    .map((rings) => rings.map((ring) => pixelRing(ring, grid)))
    .filter(([outer]) => outer?.every(([column, row]) => Number.isFinite(column + row)) ?? false)
    .map((rings) => intoImage(rings, grid));
}

function pixelRing(ring: Ring, grid: PixelGrid): PixelRing {
  const project = ([lon = Number.NaN, lat = Number.NaN]: readonly number[]) => grid.continueLonLat(lon, lat);
  return densify(unwrapRing(ring), project, TOLERANCE_PIXELS).map(project);
}

/** Where the world repeats, the copy of the polygon that is nearest to the image. */
function intoImage(rings: PixelPolygon, { turn, width, height }: PixelGrid): PixelPolygon {
  const [outer] = rings;
  if (!turn || !outer) return rings;
  const [left, right, top, bottom] = extentOf([rings]);
  const length = turn[0] ** 2 + turn[1] ** 2;
  const [columns, rows] = [(width - left - right) / 2, (height - top - bottom) / 2];
  const turns = Math.round((columns * turn[0] + rows * turn[1]) / length);
  return rings.map((ring) =>
    ring.map(([column, row]) => [column + turns * turn[0], row + turns * turn[1]] as const),
  );
}

/** The least and the greatest column and row of a shape. */
export function extentOf(
  polygons: readonly PixelPolygon[],
): readonly [left: number, right: number, top: number, bottom: number] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const rings of polygons) {
    for (const ring of rings) {
      for (const [column, row] of ring) {
        left = Math.min(left, column);
        right = Math.max(right, column);
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
      }
    }
  }
  return [left, right, top, bottom];
}

/** The same shape on an overview, which has fewer pixels across and down. */
export function scaled(
  polygons: readonly PixelPolygon[],
  across: number,
  down: number,
): readonly PixelPolygon[] {
  if (across === 1 && down === 1) return polygons;
  return polygons.map((rings) =>
    rings.map((ring) => ring.map(([column, row]) => [column / across, row / down] as const)),
  );
}
