import type { LonLat } from "../../../geo/types.ts";
import { positionsOf } from "../../../measure/positions.ts";
import type { PlaceGeometry } from "../../../measure/types.ts";

/** All corners of a place as points. */
export function cornersOf(geometry: PlaceGeometry): readonly LonLat[] {
  return positionsOf(geometry).map(([lon = 0, lat = 0]): LonLat => [lon, lat]);
}
