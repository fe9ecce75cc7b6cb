import type { Polygon } from "geojson";
import proj4 from "proj4";
import { METRES, SMALL } from "./places.ts";

const UTM_31 = "+proj=utm +zone=31 +datum=WGS84";
/** Edge of one square kilometre, pixels. */
const KILOMETRE = 1000 / METRES;
/** Edges of a field, and from one to the next, pixels: 200 fields fill a good part of the picture. */
const FIELD = { width: 37, height: 23, across: 20, step: 95 };
const FIELDS = 200;

/** A square kilometre in the middle of the series' pictures. */
export const SQUARE_KILOMETRE: Polygon = rectangle(
  (SMALL.size - KILOMETRE) / 2,
  (SMALL.size - KILOMETRE) / 2,
  KILOMETRE,
  KILOMETRE,
);

/** 200 fields in rows. */
export const MANY_FIELDS: readonly Polygon[] = Array.from({ length: FIELDS }, (_, index) =>
  rectangle(
    20 + (index % FIELD.across) * FIELD.step,
    20 + Math.floor(index / FIELD.across) * FIELD.step * 2,
    FIELD.width,
    FIELD.height,
  ),
);

/** By columns and rows of the pictures, corners on the corners of pixels as nearly as degrees are straight. */
function rectangle(column: number, row: number, width: number, height: number): Polygon {
  const corner = (right: number, down: number): number[] =>
    proj4(UTM_31).inverse([SMALL.left + (column + right) * METRES, SMALL.top - (row + down) * METRES]);
  // A third of a pixel inside, so that no centre is near an edge that is bent in one reader and straight in another.
  const [west, north, east, south] = [0.3, 0.3, width - 0.3, height - 0.3];
  const ring = [corner(west, north), corner(west, south), corner(east, south), corner(east, north)];
  return { type: "Polygon", coordinates: [[...ring, ring[0] ?? []]] };
}
