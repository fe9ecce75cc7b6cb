import { systemClock } from "../async/clock.ts";
import { watchContext } from "./create-map.ts";
import { LibreMapView, type MapViewOptions } from "./map-view.ts";
import { RenewedMapView } from "./renewed-map-view.ts";
import type { MapView } from "./types.ts";

/**
 * A map in `container`, which has to be positioned and sized.
 *
 * @throws ProblemError of kind `unsupported` when the browser cannot draw it
 */
export function createMapView(container: HTMLElement, options: MapViewOptions): MapView {
  return new RenewedMapView({
    camera: options.camera,
    clock: systemClock,
    create: (camera) => new LibreMapView(container, { ...options, camera }),
    watch: (onLost) => watchContext(container, onLost),
  });
}
