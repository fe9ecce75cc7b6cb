import { isColour } from "../colours.ts";
import { type NewPlace, numberedName } from "../store.ts";
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

/** The names that a column gives the places of these ids; those without a value in it are numbered. */
export function namesBy(
  { features }: ReadPlaces,
  ids: readonly string[],
  column: string | null,
): ReadonlyMap<string, string> {
  return new Map(
    ids.map((id, index) => {
      const named = column === null ? undefined : features[index]?.properties[column];
      return [id, named ?? numberedName(id)];
    }),
  );
}

/** Of a value in a list of columns. */
const MAX_CHARACTERS = 30;

/** The columns, each with the first value in it, by which a person knows it. */
export function columnTitles({
  columns,
  features,
}: ReadPlaces): readonly { readonly name: string; readonly title: string }[] {
  return columns.map((name) => {
    const first = features.find(({ properties }) => properties[name] !== undefined)?.properties[name];
    const value = first === undefined ? "" : ` (${first.slice(0, MAX_CHARACTERS)}, …)`;
    return { name, title: `${name}${value}` };
  });
}
