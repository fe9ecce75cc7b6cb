import "maplibre-gl/dist/maplibre-gl.css";
import { Map as LibreMap, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { ProblemError } from "../problem/problem.ts";
import type { Camera } from "../view/types.ts";
import { composeStyle } from "./basemap/compose.ts";
import { blankStyle } from "./basemap/offline-style.ts";
import { systemPalette } from "./basemap/palette.ts";
import type { MapLabels } from "./labels.ts";

// Without it the bundle looks for the worker beside its own chunk, where a build does not put it.
setWorkerUrl(workerUrl);

/**
 * An empty MapLibre map.
 *
 * @throws ProblemError of kind `unsupported` when the browser has no WebGL 2
 */
export function createLibreMap(
  container: HTMLElement,
  {
    camera,
    labels,
    reducedMotion,
  }: { camera: Camera; labels: MapLabels; reducedMotion: boolean | undefined },
): LibreMap {
  try {
    return new LibreMap({
      container,
      style: composeStyle(blankStyle(systemPalette())),
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      bearing: camera.bearing,
      pitch: camera.pitch,
      maxZoom: 21,
      maxPitch: 60,
      attributionControl: false,
      keyboard: false,
      // One screenful of textures beside the present one is enough per layer: the engine keeps values.
      maxTileCacheZoomLevels: 1,
      fadeDuration: 0,
      locale: { "Map.Title": labels.map },
      ...(reducedMotion === undefined ? {} : { reduceMotion: reducedMotion }),
    });
  } catch (cause) {
    throw new ProblemError(
      {
        kind: "unsupported",
        message: "The map cannot be drawn: this browser gives no WebGL 2.",
        advice: "Turn on hardware acceleration, or try another browser.",
      },
      { cause },
    );
  }
}

/** The context that the map draws with: the canvas has one, and gives it again. */
export function contextOf(map: LibreMap): WebGL2RenderingContext | null {
  return map.getCanvas().getContext("webgl2");
}

/**
 * Calls back when the browser takes the context of the map in `container` away, before the map hears of it: MapLibre
 * would take its style apart, and whatever is asked of it until the context is back would fail.
 */
export function watchContext(container: HTMLElement, onLost: () => void): () => void {
  const listener = (event: Event): void => {
    event.stopPropagation();
    const focused = container.contains(document.activeElement);
    onLost();
    if (focused) container.querySelector("canvas")?.focus();
  };
  container.addEventListener("webglcontextlost", listener, { capture: true });
  return () => container.removeEventListener("webglcontextlost", listener, { capture: true });
}
