import type { Polygon } from "geojson";
import proj4 from "proj4";
import type { SwathCut } from "../scene/swath.ts";
import { TILE_METRES, zoneDefinition, type SampleTile } from "../tiles.ts";

/** Pieces into which each side is cut, so that straight lines in UTM stay within a metre in lon/lat. */
const PIECES = 6;

/** Corners of what was seen, metres east and south of the tile's upper left corner, counter-clockwise. */
function corners(cut: SwathCut): (readonly [number, number])[] {
  const upperRight: (readonly [number, number])[] =
    cut === undefined
      ? [[TILE_METRES, 0]]
      : [
          [TILE_METRES, cut[1]],
          [TILE_METRES - cut[0], 0],
        ];
  return [[0, 0], [0, TILE_METRES], [TILE_METRES, TILE_METRES], ...upperRight];
}

/**
 * Outline of the pixels that hold data, in lon/lat: a closed ring, counter-clockwise as GeoJSON asks.
 * `cut` is what the edge of the swath takes off the tile, see `swathCut`.
 */
export function footprint(tile: SampleTile, cut?: SwathCut): Polygon {
  const toDegrees = proj4(zoneDefinition(tile.epsg), "WGS84");
  const outline = corners(cut);
  const ring: [number, number][] = [];
  for (const [index, from] of outline.entries()) {
    const to = outline[(index + 1) % outline.length] ?? from;
    for (let piece = 0; piece < PIECES; piece += 1) {
      const east = from[0] + ((to[0] - from[0]) * piece) / PIECES;
      const south = from[1] + ((to[1] - from[1]) * piece) / PIECES;
      const [longitude = 0, latitude = 0] = toDegrees.forward([tile.left + east, tile.top - south]);
      ring.push([Number(longitude.toFixed(7)), Number(latitude.toFixed(7))]);
    }
  }
  const first = ring[0];
  if (first !== undefined) ring.push([...first]);
  return { type: "Polygon", coordinates: [ring] };
}

/** West, south, east, north of a polygon that does not cross the antimeridian. */
export function boundsOf(polygons: readonly Polygon[]): [number, number, number, number] {
  const points = polygons.flatMap((polygon) => polygon.coordinates.flat());
  const longitudes = points.map(([longitude = 0]) => longitude);
  const latitudes = points.map(([, latitude = 0]) => latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}
