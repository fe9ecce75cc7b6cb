import { WORLD_SIZE, mercatorOf } from "../../geo/mercator.ts";
import type { Projector } from "./projector.ts";

/** For files that are in Web Mercator already. */
export const webMercator: Projector = {
  key: "EPSG:3857",
  period: WORLD_SIZE,
  fromMercator: (x, y) => [x, y],
  toMercator: (x, y) => [x, y],
  fromLonLat: (lon, lat) => mercatorOf([lon, lat]),
};
