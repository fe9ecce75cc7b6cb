import type { LayerSpecification } from "maplibre-gl";

/** Names of places and of what bounds them, in the schemas of OpenMapTiles, Protomaps, Shortbread and Mapbox. */
const PLACES = /place|country|state|province|city|town|village|settlement|continent|admin|boundar|border/i;
const BORDERS = /boundar|border|admin/i;

/**
 * Which layers of a style stay readable over imagery: borders and the names of places. Names of streets and shops
 * would hide it; where a style names none of its layers after places, all of its names count.
 */
export function splitLayers(layers: readonly LayerSpecification[]): {
  readonly below: readonly LayerSpecification[];
  readonly above: readonly LayerSpecification[];
} {
  const namesPlaces = layers.some((layer) => layer.type === "symbol" && PLACES.test(subjectOf(layer)));
  const isAbove = (layer: LayerSpecification): boolean => {
    if (layer.type === "symbol") return !namesPlaces || PLACES.test(subjectOf(layer));
    return layer.type === "line" && BORDERS.test(subjectOf(layer));
  };
  return {
    below: layers.filter((layer) => !isAbove(layer)),
    above: layers.filter(isAbove),
  };
}

/** What a layer is about: its part of the vector tiles, else its own name. */
function subjectOf(layer: LayerSpecification): string {
  return "source-layer" in layer && layer["source-layer"] !== undefined ? layer["source-layer"] : layer.id;
}
