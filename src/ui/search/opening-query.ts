import type { CollectionSummary, SearchQuery } from "../../catalogue/types.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import type { BBox } from "../../geo/types.ts";
import { tidyArea } from "../../view/area.ts";
import { startQuery } from "./start-query.ts";

/**
 * What a catalogue is searched with when it is opened at the start of its configuration. The page asks it before the
 * interface does, and the two have to be equal to the last digit: so the area is in the digits of the view.
 * @param place the start's, the collection's or the map's
 * @param today YYYY-MM-DD
 */
export function openingQuery(
  { start, synthetic }: CatalogueConfig,
  collection: CollectionSummary,
  place: BBox,
  today: string,
): SearchQuery {
  const { query } = startQuery(collection, place, null, today);
  const [first = null, last = null] = collection.interval ?? [];
  const whole = { from: first?.slice(0, 10) ?? null, to: last?.slice(0, 10) ?? null };
  const isDated = start?.from !== undefined || start?.to !== undefined;
  // Synthetic seasons are small, and so are catalogues that open their only collection by themselves: all of it.
  const usual = synthetic || start?.collection === undefined ? whole : query.time;
  const time = isDated ? { from: start?.from ?? null, to: start?.to ?? null } : usual;
  return { ...query, area: tidyArea(query.area), time };
}
