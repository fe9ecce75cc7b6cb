import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import { isBox } from "../area.ts";
import type { SearchArea, SearchQuery, SearchTime } from "../types.ts";

/** Where, when and in which collections a query searches, as every item search takes it in a POST. */
export interface SearchParameters {
  readonly collections: readonly string[];
  /** One of the two. */
  readonly bbox?: readonly number[];
  readonly intersects?: unknown;
  /** An interval of RFC 3339, both ends included; absent where both are open. */
  readonly datetime?: string;
}

export function searchParameters({ collections, area, time }: SearchQuery): SearchParameters {
  const datetime = datetimeRange(time);
  return { collections, ...areaParameter(area), ...(datetime === undefined ? {} : { datetime }) };
}

/** Servers disagree on boxes with west above east; two rectangles leave no room for that. */
function areaParameter(area: SearchArea): Pick<SearchParameters, "bbox" | "intersects"> {
  if (!isBox(area)) return { intersects: area };
  const [west, south, east, north] = area;
  return west <= east ? { bbox: [west, south, east, north] } : { intersects: bboxPolygon(area) };
}

/** Days, both included, as an interval of instants; undefined when both ends are open. */
function datetimeRange({ from, to }: SearchTime): string | undefined {
  if (from === null && to === null) return undefined;
  return `${from === null ? ".." : `${from}T00:00:00Z`}/${to === null ? ".." : `${to}T23:59:59.999Z`}`;
}
