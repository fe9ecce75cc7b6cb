import type { SearchCall } from "../catalogue.ts";
import { boxOfArea } from "../area.ts";
import type { SearchQuery } from "../types.ts";
import type { Approach } from "./approach.ts";
import { filterParameters, sentConditions } from "./filter-parameters.ts";
import type { PageRequest } from "./page-request.ts";
import { searchParameters } from "./search-parameters.ts";

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
  return {
    ...searchParameters(area === "bbox" ? { ...query, area: boxOfArea(query.area) } : query),
    limit,
    ...(sort ? { sortby: sortby(method) } : {}),
    ...filterParameters(filter, query.where),
  };
}

/** Newest first: a person who stops the paging early has the latest. */
function sortby(method: Approach["method"]): unknown {
  return method === "POST" ? [{ field: "properties.datetime", direction: "desc" }] : "-properties.datetime";
}

function textual(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && name !== "intersects") return value.join(",");
  return JSON.stringify(value);
}
