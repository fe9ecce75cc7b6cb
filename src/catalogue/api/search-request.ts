import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import type { PageRequest, SearchQuery } from "../types.ts";
import type { Abilities, FilterLanguage } from "./landing.ts";

/** One way to put a query to an API; where it is refused, the next is tried. */
export interface Approach {
  readonly method: "POST" | "GET";
  /** Undefined: the cloud cover is compared here, after the answer. */
  readonly filter: FilterLanguage | undefined;
}

/** A page of Landsat items is some 2.5 MB; smaller pages cost more round trips than they save. */
const PAGE_SIZE = 100;

/** The ways to ask, best first: POST before GET, the API's own filter before none. */
export function approaches(abilities: Abilities, query: SearchQuery): readonly Approach[] {
  const { methods, filters } = abilities;
  const wanted = query.maxCloudCover === null ? [undefined] : [...filters, undefined];
  return methods.flatMap((method) =>
    wanted.filter((filter) => suits(method, filter)).map((filter): Approach => ({ method, filter })),
  );
}

/** CQL2 travels as JSON in a body and as text in an address. */
function suits(method: "POST" | "GET", filter: FilterLanguage | undefined): boolean {
  if (filter === "cql2-json") return method === "POST";
  if (filter === "cql2-text") return method === "GET";
  return true;
}

export function searchRequest(abilities: Abilities, query: SearchQuery, approach: Approach): PageRequest {
  const parameters = parametersOf(abilities, query, approach);
  if (approach.method === "POST") return { url: abilities.searchUrl, method: "POST", body: parameters };
  const url = new URL(abilities.searchUrl);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, textual(name, value));
  return { url: url.href, method: "GET" };
}

function parametersOf(
  abilities: Abilities,
  query: SearchQuery,
  { filter, method }: Approach,
): Record<string, unknown> {
  const [west, south, east, north] = query.bbox;
  const datetime = datetimeRange(query);
  return {
    collections: [query.collection],
    // Servers disagree on boxes with west above east; two rectangles leave no room for that.
    ...(west <= east ? { bbox: [west, south, east, north] } : { intersects: bboxPolygon(query.bbox) }),
    ...(datetime === undefined ? {} : { datetime }),
    limit: PAGE_SIZE,
    ...(abilities.sortable ? { sortby: sortby(method) } : {}),
    ...cloudFilter(filter, query.maxCloudCover),
  };
}

/** Newest first: a person who stops the paging early has the latest. */
function sortby(method: "POST" | "GET"): unknown {
  return method === "POST" ? [{ field: "properties.datetime", direction: "desc" }] : "-properties.datetime";
}

/** Days, both included, as an interval of instants; undefined when both ends are open. */
function datetimeRange({ from, to }: Pick<SearchQuery, "from" | "to">): string | undefined {
  if (from === null && to === null) return undefined;
  return `${from === null ? ".." : `${from}T00:00:00Z`}/${to === null ? ".." : `${to}T23:59:59.999Z`}`;
}

function cloudFilter(filter: FilterLanguage | undefined, most: number | null): Record<string, unknown> {
  if (most === null || filter === undefined) return {};
  switch (filter) {
    case "cql2-json":
      return {
        "filter-lang": "cql2-json",
        filter: { op: "<=", args: [{ property: "eo:cloud_cover" }, most] },
      };
    case "cql2-text":
      return { "filter-lang": "cql2-text", filter: `"eo:cloud_cover" <= ${most}` };
    default:
      return { query: { "eo:cloud_cover": { lte: most } } };
  }
}

function textual(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && name !== "intersects") return value.join(",");
  return JSON.stringify(value);
}
