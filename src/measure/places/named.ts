import type { NewPlace } from "../store.ts";
import type { ReadPlaces } from "./types.ts";

/** Features as places, named by a column; those without a value in it get a name of the view. */
export function namedBy({ features }: ReadPlaces, column: string | undefined): readonly NewPlace[] {
  return features.map(({ geometry, properties }) => {
    const name = column === undefined ? undefined : properties[column];
    return { geometry, ...(name === undefined ? {} : { name }) };
  });
}
