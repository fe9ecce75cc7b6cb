import { intersects, union } from "../geo/bbox.ts";
import { shape, shapeOfBox } from "../geo/shape.ts";
import { intersects as shapesIntersect } from "../geo/shapes-intersect.ts";
import type { BBox } from "../geo/types.ts";
import type { SearchArea } from "./types.ts";

/** The box around an area, for what can only go to boxes: the map, a label. */
export function boxOfArea(area: SearchArea): BBox {
  if (isBox(area)) return area;
  const polygons = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  const boxes = polygons.map((rings): BBox => {
    const ring = rings[0] ?? [];
    const [longitudes, latitudes] = [ring.map(([lon = 0]) => lon), ring.map(([, lat = 0]) => lat)];
    return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
  });
  return union(boxes) ?? [-180, -90, 180, 90];
}

export function isBox(area: SearchArea): area is BBox {
  return !("type" in area);
}

/**
 * A test whether a scene's box shares a point with the area. Boxes, because a file may reach beyond the
 * footprint that its item gives: too much is better than a scene that is missing.
 */
export function areaTest(area: SearchArea): (box: BBox) => boolean {
  if (isBox(area)) return (box) => intersects(box, area);
  const wanted = shape(area);
  return (box) => shapesIntersect(shapeOfBox(box), wanted);
}
