import { bboxOfPoints } from "../../../geo/bbox/bbox-of-points.ts";
import { normaliseBBox } from "../../../geo/bbox/normalise-bbox.ts";
import type { BBox } from "../../../geo/types.ts";
import type { Place } from "../../../measure/types.ts";
import { cornersOf } from "./corners-of.ts";

/** Degrees around the places: a point has no area, and services refuse boxes without one. */
const MARGIN = 0.0005;

/** Where to search for the scenes of places. */
export function searchArea(places: readonly Pick<Place, "geometry">[]): BBox {
  const [west, south, east, north] = bboxOfPoints(places.flatMap(({ geometry }) => [...cornersOf(geometry)]));
  return normaliseBBox([west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN]);
}
