import { WORLD_SIZE, lonLatOf, mercatorOf } from "../../geo/mercator.ts";
import type { Projector } from "./projector.ts";

/** What its code is. */
export const WEB_MERCATOR = "EPSG:3857";

/** For files that are in Web Mercator already. */
export const webMercator: Projector = {
  key: WEB_MERCATOR,
  period: WORLD_SIZE,
  fromMercator: (x, y) => [x, y],
  toMercator: (x, y) => [x, y],
  toLonLat: (x, y) => lonLatOf([x, y]),
  fromLonLat: (lon, lat) => mercatorOf([lon, lat]),
};
