import type { Place } from "../../../measure/types.ts";
import { messages } from "../../messages.ts";

/** More names than this are counted. */
const MOST_NAMED = 3;

/** Which places are too large for full resolution; null where none is. */
export function overviewWords(places: readonly Pick<Place, "name">[]): string | null {
  if (places.length === 0) return null;
  const { columns, cost } = messages.measure;
  return cost.overview(
    places.length <= MOST_NAMED
      ? places.map(({ name }) => name).join(", ")
      : columns.count(places.length, places.length),
  );
}
