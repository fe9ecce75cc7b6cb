import { isColour } from "../colours.ts";
import type { NewPlace } from "../store.ts";
import type { ReadPlaces } from "./types.ts";

/**
 * Features as places, named by a column; those without a value in it get a name of the view. They have the colours that
 * exports of places write.
 */
export function namedBy({ features }: ReadPlaces, column: string | undefined): readonly NewPlace[] {
  return features.map(({ geometry, properties }) => {
    const name = column === undefined ? undefined : properties[column];
    const { colour = "" } = properties;
    return { geometry, ...(name === undefined ? {} : { name }), ...(isColour(colour) ? { colour } : {}) };
  });
}
