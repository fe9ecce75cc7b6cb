import type { SearchQuery } from "../../../catalogue/types.ts";
import type { KeptPlace } from "../../../measure/places/my-places.ts";
import { searchArea } from "../places/search-area.ts";

/** The search for what came at a place since the last look; before the first, for what the search of the view covers. */
export function sinceQuery(query: SearchQuery, place: Pick<KeptPlace, "geometry" | "seen">): SearchQuery {
  const from = place.seen?.slice(0, 10) ?? query.time.from;
  return { ...query, area: searchArea([place]), time: { from, to: place.seen ? null : query.time.to } };
}
