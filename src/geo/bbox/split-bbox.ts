import type { BBox } from "../types.ts";
import { crossesAntimeridian } from "./crosses-antimeridian.ts";
import { normaliseBBox } from "./normalise-bbox.ts";

/** The box as one or two boxes within ±180° that do not cross the antimeridian, the eastern hemisphere first. */
export function splitBBox(box: BBox): readonly BBox[] {
  const normal = normaliseBBox(box);
  if (!crossesAntimeridian(normal)) return [normal];
  const [west, south, east, north] = normal;
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}
