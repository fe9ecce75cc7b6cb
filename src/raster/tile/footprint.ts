import type { Position } from "geojson";
import type { Scene } from "../../catalogue/types.ts";
import { crossesAntimeridian } from "../../geo/bbox.ts";
import type { BBox } from "../../geo/types.ts";

/**
 * True when the scene's footprint surely covers the box: it then need not wait for others to fill gaps.
 * Footprints are coarse, so that a wrong answer costs a little time and never a pixel.
 */
export function covers(scene: Scene, box: BBox): boolean {
  if (crossesAntimeridian(box) || crossesAntimeridian(scene.bbox)) return false;
  const [west, south, east, north] = box;
  const corners: readonly Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [(west + east) / 2, (south + north) / 2],
  ];
  const { footprint } = scene;
  const polygons = footprint.type === "Polygon" ? [footprint.coordinates] : footprint.coordinates;
  return polygons.some((rings) => {
    const [outer, ...holes] = rings;
    return (
      outer !== undefined &&
      corners.every((corner) => isInside(corner, outer)) &&
      !holes.some((hole) => corners.some((corner) => isInside(corner, hole)))
    );
  });
}

/** Even-odd rule. */
function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  let [lastX = 0, lastY = 0] = ring.at(-1) ?? [];
  for (const [nextX = 0, nextY = 0] of ring) {
    if (nextY > y !== lastY > y && x < ((lastX - nextX) * (y - nextY)) / (lastY - nextY) + nextX) {
      inside = !inside;
    }
    [lastX, lastY] = [nextX, nextY];
  }
  return inside;
}
