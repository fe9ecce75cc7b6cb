import { addProtocol } from "maplibre-gl";
import type { Map as LibreMap } from "maplibre-gl";

/** Addresses under it are never asked for. */
const REFUSED = "refused";

addProtocol(REFUSED, ({ url }) => Promise.reject(new Error(`${url} is not an address of the basemap.`)));

/**
 * Lets MapLibre ask the origins of the basemaps and no others, whatever a style or its tile lists name. What the map
 * reads over schemes of its own (slices, outlines) is not touched. Nothing here carries a token: MapLibre sends none.
 */
export function guardRequests(map: LibreMap, origins: ReadonlySet<string>): void {
  map.setTransformRequest((url) =>
    !/^https?:/i.test(url) || origins.has(new URL(url).origin)
      ? undefined
      : { url: `${REFUSED}://${new URL(url).host}` },
  );
}
