import type { Feature, FeatureCollection } from "geojson";
import type { Place, PlaceGeometry } from "../types.ts";

/** Places as GeoJSON (RFC 7946), with name and colour as properties. */
export function placesGeoJson(
  places: readonly Pick<Place, "name" | "colour" | "geometry">[],
): FeatureCollection<PlaceGeometry, { readonly name: string; readonly colour: string }> {
  return {
    type: "FeatureCollection",
    features: places.map(
      ({ name, colour, geometry }): Feature<PlaceGeometry, { name: string; colour: string }> => ({
        type: "Feature",
        properties: { name, colour },
        geometry,
      }),
    ),
  };
}
