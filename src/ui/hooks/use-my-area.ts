import type { MultiPolygon, Polygon } from "geojson";
import { isBox } from "../../catalogue/area.ts";
import { useView } from "./use-view.ts";

/** The outline that is searched; null where it is a box of the map. */
export function useMyArea(): Polygon | MultiPolygon | null {
  return useView(({ query }) => (query && !isBox(query.area) ? query.area : null));
}
