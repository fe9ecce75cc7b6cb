import { nextColour } from "../colours.ts";
import type { NewPlace } from "../store.ts";
import type { Place } from "../types.ts";

type Described = Pick<Place, "name" | "colour" | "geometry">;

/** Those that are not kept yet, each once, with a name and a colour of their own where they have none. */
export function placesToKeep(
  candidates: readonly NewPlace[],
  kept: readonly Described[],
): readonly Described[] {
  const known = new Set(kept.map(sameKey));
  const all: Described[] = [...kept];
  for (const { geometry, name, colour } of candidates) {
    const place = {
      name: name ?? `Place ${all.length + 1}`,
      colour: colour ?? nextColour(all.map((each) => each.colour)),
      geometry,
    };
    if (known.has(sameKey(place))) continue;
    known.add(sameKey(place));
    all.push(place);
  }
  return all.slice(kept.length);
}

/** Equal for the same shape under the same name. */
export function sameKey({ name, geometry }: Pick<Place, "name" | "geometry">): string {
  return JSON.stringify([name, geometry.type, geometry.coordinates]);
}
