import type { SearchQuery } from "../../../catalogue/types.ts";
import { DAY_MS } from "../../../measure/smooth/day-number.ts";
import type { Place } from "../../../measure/types.ts";
import { isoDay } from "../../iso-day.ts";
import { searchArea } from "../places/search-area.ts";

/**
 * The search for the years before another one, around the places.
 * @returns null where that search has no first day, so that there is nothing before it
 */
export function earlierQuery(
  query: SearchQuery,
  places: readonly Place[],
  years: number,
): SearchQuery | null {
  const { from } = query.time;
  if (from === null || years < 1 || places.length === 0) return null;
  const first = new Date(`${from}T00:00:00Z`);
  const before = Date.UTC(first.getUTCFullYear() - years, first.getUTCMonth(), first.getUTCDate());
  return {
    ...query,
    area: searchArea(places),
    time: { from: isoDay(before), to: isoDay(first.getTime() - DAY_MS) },
  };
}
