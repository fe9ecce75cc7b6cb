import type { Map as LibreMap } from "maplibre-gl";
import { abortError } from "../async/abort.ts";
import { metresPerPixel, scaleBar } from "./overlay/scale.ts";
import type { MapPicture } from "./types.ts";

/** CSS pixels that the scale bar of a picture may take. */
const WIDEST_SCALE_PX = 160;

/**
 * What is on the map, without what floats over it. WebGL keeps a frame no longer than until it is shown, so that it is
 * taken within the next one.
 */
export function capture(
  map: LibreMap,
  attribution: readonly string[],
  signal: AbortSignal,
): Promise<MapPicture> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      map.off("render", onRender);
      reject(abortError());
    };
    const onRender = () => {
      signal.removeEventListener("abort", onAbort);
      const metres = metresPerPixel(map.getCenter().lat, map.getZoom());
      const { pixels, label } = scaleBar(metres, WIDEST_SCALE_PX);
      const pixelRatio = map.getPixelRatio();
      createImageBitmap(map.getCanvas()).then(
        (image) =>
          resolve({ image, pixelRatio, bearing: map.getBearing(), scale: { pixels, label }, attribution }),
        reject,
      );
    };
    if (signal.aborted) return reject(abortError());
    signal.addEventListener("abort", onAbort, { once: true });
    map.once("render", onRender);
    map.triggerRepaint();
    return undefined;
  });
}
