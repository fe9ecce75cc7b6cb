import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import type { SearchCall } from "../catalogue.ts";
import { boxOfArea, isBox } from "../area.ts";
import type { SearchArea, SearchQuery, SearchTime } from "../types.ts";
import type { Approach } from "./approach.ts";
import { filterParameters, sentConditions } from "./filter-parameters.ts";
import type { PageRequest } from "./page-request.ts";

/** A query as a request to the address of an item search. */
export function searchRequest(searchUrl: string, query: SearchQuery, approach: Approach): PageRequest {
  const parameters = parametersOf(query, approach);
  if (approach.method === "POST") return { url: searchUrl, method: "POST", body: parameters };
  const url = new URL(searchUrl);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, textual(name, value));
  return { url: url.href, method: "GET" };
}

/** The request with its parameters, for programs that make requests of their own from them. */
export function searchCallOf(searchUrl: string, query: SearchQuery, approach: Approach): SearchCall {
  const { url, method, body } = searchRequest(searchUrl, query, approach);
  return {
    url,
    method,
    ...(body === undefined ? {} : { body }),
    parameters: parametersOf(query, { ...approach, method: "POST" }),
    lacksConditions: sentConditions(query.where, approach.filter).length < query.where.length,
  };
}

function parametersOf(
  query: SearchQuery,
  { filter, method, sort, limit, area }: Approach,
): Record<string, unknown> {
  const datetime = datetimeRange(query.time);
  return {
    collections: query.collections,
    ...areaParameter(area === "bbox" ? boxOfArea(query.area) : query.area),
    ...(datetime === undefined ? {} : { datetime }),
    limit,
    ...(sort ? { sortby: sortby(method) } : {}),
    ...filterParameters(filter, query.where),
  };
}

/** Servers disagree on boxes with west above east; two rectangles leave no room for that. */
function areaParameter(area: SearchArea): Record<string, unknown> {
  if (!isBox(area)) return { intersects: area };
  const [west, south, east, north] = area;
  return west <= east ? { bbox: [west, south, east, north] } : { intersects: bboxPolygon(area) };
}

/** Newest first: a person who stops the paging early has the latest. */
function sortby(method: Approach["method"]): unknown {
  return method === "POST" ? [{ field: "properties.datetime", direction: "desc" }] : "-properties.datetime";
}

/** Days, both included, as an interval of instants; undefined when both ends are open. */
function datetimeRange({ from, to }: SearchTime): string | undefined {
  if (from === null && to === null) return undefined;
  return `${from === null ? ".." : `${from}T00:00:00Z`}/${to === null ? ".." : `${to}T23:59:59.999Z`}`;
}

function textual(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && name !== "intersects") return value.join(",");
  return JSON.stringify(value);
}
