import type { LayerSpecification } from "maplibre-gl";
import type { BasemapStyle } from "./compose.ts";

/**
 * A basemap that is loading, beneath the one that is seen until it has come. Its letters and patterns wait: they would
 * ask for the letters and icons of the one before.
 */
export function transition(coming: BasemapStyle, present: BasemapStyle): BasemapStyle {
  return {
    ...present,
    sources: { ...coming.sources, ...present.sources },
    below: [...[...coming.below, ...coming.above].filter(isPlain), ...present.below],
  };
}

function isPlain(layer: LayerSpecification): boolean {
  return layer.type !== "symbol" && !Object.keys(layer.paint ?? {}).some((name) => name.endsWith("-pattern"));
}
