import type { PlaceGeometry } from "../../../measure/types.ts";
import { polygonArea } from "../../../geo/polygon/polygon-area.ts";
import { formatCount } from "../../format.ts";
import { messages } from "../../messages.ts";

const SQUARE_METRES_PER_HECTARE = 10_000;

/** "12.8 ha", "1,204 ha", or that it is a point. */
export function placeSize(geometry: PlaceGeometry): string {
  if (geometry.type === "Point") return messages.measure.place.point;
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const hectares = parts.reduce((sum, rings) => sum + polygonArea(rings), 0) / SQUARE_METRES_PER_HECTARE;
  return messages.measure.place.area(
    hectares < 100 ? hectares.toFixed(1) : formatCount(Math.round(hectares)),
  );
}
