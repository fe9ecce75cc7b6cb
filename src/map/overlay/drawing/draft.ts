import type { Polygon } from "geojson";
import { circleRing, distanceOnSphere } from "../../../geo/sphere.ts";
import type { LonLat } from "../../../geo/types.ts";
import type { DrawingTool, DrawnShape } from "../../types.ts";

/** What has been set of a shape so far: its corners, or the centre of a circle. */
export interface Draft {
  readonly tool: DrawingTool;
  readonly corners: readonly LonLat[];
}

/** Corners of a circle while it is drawn. */
const CIRCLE_CORNERS = 64;
const FEWEST_CORNERS = 3;

export function emptyDraft(tool: DrawingTool): Draft {
  return { tool, corners: [] };
}

/** With one more corner; one that repeats the last, as the second click of a double click does, adds nothing. */
export function withCorner(draft: Draft, at: LonLat): Draft {
  const last = draft.corners.at(-1);
  if (last && last[0] === at[0] && last[1] === at[1]) return draft;
  return { ...draft, corners: [...draft.corners, at] };
}

export function withoutLastCorner(draft: Draft): Draft {
  return { ...draft, corners: draft.corners.slice(0, -1) };
}

/** The shape, when its last corner ends it by itself: a polygon is ended by the person. */
export function completed(draft: Draft): DrawnShape | null {
  const { tool, corners } = draft;
  const [first, second] = corners;
  if (tool === "polygon" || !first) return null;
  if (tool === "point") return { type: "Point", coordinates: [...first] };
  if (!second) return null;
  if (tool === "rectangle") return shapeOf(draft);
  return { type: "Circle", centre: first, metres: distanceOnSphere(first, second) };
}

/** The shape as it is now; null while there is no area in it. */
export function shapeOf({ tool, corners }: Draft): Polygon | null {
  const [first, second] = corners;
  if (!first || !second || tool === "point") return null;
  if (tool === "circle") return polygon(circleRing(first, distanceOnSphere(first, second), CIRCLE_CORNERS));
  if (tool === "rectangle") return boxOf(first, second);
  if (corners.length < FEWEST_CORNERS) return null;
  return polygon([...corners, first].map(([lon, lat]) => [lon, lat]));
}

function boxOf(one: LonLat, other: LonLat): Polygon | null {
  const [west, east] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])];
  const [south, north] = [Math.min(one[1], other[1]), Math.max(one[1], other[1])];
  if (west === east || south === north) return null;
  return polygon([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]);
}

/** Metres from the centre of a circle to its edge. */
export function radiusOf({ tool, corners: [centre, edge] }: Draft): number | null {
  return tool === "circle" && centre && edge ? distanceOnSphere(centre, edge) : null;
}

function polygon(ring: [number, number][]): Polygon {
  return { type: "Polygon", coordinates: [ring] };
}
