import type { Map as LibreMap, MapTouchEvent } from "maplibre-gl";
import { wrapLongitude } from "../../geo/antimeridian/wrap-longitude.ts";
import type { LonLat } from "../../geo/types.ts";

/** As long as phones wait themselves. */
const PRESS_MS = 500;

/** Calls back where one finger stays on the map without moving it. */
export function onLongPress(map: LibreMap, press: (at: LonLat) => void): { dispose(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => clearTimeout(timer);
  map.on("touchstart", (event: MapTouchEvent) => {
    cancel();
    if (event.points.length > 1) return;
    const { lng, lat } = event.lngLat;
    timer = setTimeout(() => press([wrapLongitude(lng), lat]), PRESS_MS);
  });
  for (const end of ["touchend", "touchcancel", "movestart"] as const) map.on(end, cancel);
  return { dispose: cancel };
}
