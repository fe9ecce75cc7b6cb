import type { CatalogueConfig } from "../../config/types.ts";
import type { Problem } from "../../problem/problem.ts";
import { areaTest } from "../area.ts";
import { exchangedExtent } from "../normalise/geometry.ts";
import type { SearchArea } from "../types.ts";
import type { FoundItem } from "./page.ts";

/**
 * A sentence about items that lie elsewhere as they are written, and in the area that was asked for once latitude and
 * longitude change places. Nothing in the items themselves tells which is meant, so they stay left out.
 */
export function exchangedAxes(
  { title }: CatalogueConfig,
  found: readonly FoundItem[],
  area: SearchArea,
): Problem | undefined {
  const isInArea = areaTest(area);
  const isAny = found.some(({ scene, item }) => {
    const exchanged = isInArea(scene.bbox) ? undefined : exchangedExtent(item);
    return exchanged !== undefined && isInArea(exchanged.bbox);
  });
  if (!isAny) return undefined;
  return {
    kind: "format",
    message: `${title} answers with scenes that lie in this area only if their latitudes stand before their longitudes: they are left out.`,
    advice: "Tell the catalogue's provider: GeoJSON has the longitude first.",
  };
}
