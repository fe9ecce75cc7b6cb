import type { MultiPolygon, Polygon, Position } from "geojson";
import type { BBox } from "../types.ts";
import { splitBBox } from "./split-bbox.ts";

/** A box as an area: anticlockwise, in two parts where it crosses the antimeridian. */
export function bboxPolygon(box: BBox): Polygon | MultiPolygon {
  const rings = splitBBox(box).map(ringOf);
  const [only, other] = rings;
  return only && !other
    ? { type: "Polygon", coordinates: [only] }
    : { type: "MultiPolygon", coordinates: rings.map((ring) => [ring]) };
}

function ringOf([west, south, east, north]: BBox): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
