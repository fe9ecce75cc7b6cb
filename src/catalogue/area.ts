import { bboxIntersects } from "../geo/bbox/bbox-intersects.ts";
import { bboxOfPolygons } from "../geo/bbox/bbox-of-polygons.ts";
import { polygonIntersectsBBox } from "../geo/polygon/polygon-intersects-bbox.ts";
import { polygonsOf } from "../geo/polygon/polygons-of.ts";
import type { BBox } from "../geo/types.ts";
import type { SearchArea } from "./types.ts";

/** The box around an area, for what can only go to boxes: the map, a label. */
export function boxOfArea(area: SearchArea): BBox {
  if (isBox(area)) return area;
  return bboxOfPolygons(polygonsOf(area));
}

export function isBox(area: SearchArea): area is BBox {
  return !("type" in area);
}

/**
 * A test whether a scene's box shares a point with the area. Boxes, because a file may reach beyond the
 * footprint that its item gives: too much is better than a scene that is missing.
 */
export function areaTest(area: SearchArea): (box: BBox) => boolean {
  if (isBox(area)) return (box) => bboxIntersects(box, area);
  const polygons = polygonsOf(area);
  return (box) => polygons.some((rings) => polygonIntersectsBBox(rings, box));
}
