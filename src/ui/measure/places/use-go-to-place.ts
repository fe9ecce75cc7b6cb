import { useCallback } from "react";
import { bboxOfPoints } from "../../../geo/bbox/bbox-of-points.ts";
import type { LonLat } from "../../../geo/types.ts";
import { positionsOf } from "../../../measure/positions.ts";
import type { Place } from "../../../measure/types.ts";
import { useServices } from "../../services.ts";

/** Degrees around a place, so that its surroundings tell where it is. */
const AROUND = 0.004;

/** Flies the map to a place. */
export function useGoToPlace(): (place: Place) => void {
  const { map } = useServices();
  return useCallback(
    ({ geometry }) => {
      const corners = positionsOf(geometry).map(([lon = 0, lat = 0]): LonLat => [lon, lat]);
      const [west, south, east, north] = bboxOfPoints(corners);
      map.fit([west - AROUND, south - AROUND, east + AROUND, north + AROUND], { animate: true });
    },
    [map],
  );
}
