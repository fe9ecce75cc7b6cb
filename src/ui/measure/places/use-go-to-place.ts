import { useCallback } from "react";
import { bboxOfPoints } from "../../../geo/bbox/bbox-of-points.ts";
import type { Place } from "../../../measure/types.ts";
import { useServices } from "../../services.ts";
import { cornersOf } from "./corners-of.ts";

/** Degrees around a place, so that its surroundings tell where it is. */
const AROUND = 0.004;

/** Flies the map to a place. */
export function useGoToPlace(): (place: Pick<Place, "geometry">) => void {
  const { map } = useServices();
  return useCallback(
    ({ geometry }) => {
      const [west, south, east, north] = bboxOfPoints(cornersOf(geometry));
      map.fit([west - AROUND, south - AROUND, east + AROUND, north + AROUND], { animate: true });
    },
    [map],
  );
}
