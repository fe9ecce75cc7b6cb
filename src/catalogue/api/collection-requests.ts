import type { CatalogueConfig } from "../../config/types.ts";
import { isAbort } from "../../problem/problem.ts";
import { listOf, numberOf, objectOf, type JsonObject } from "../normalise/read.ts";
import type { CollectionSummary } from "../types.ts";
import { offersCloudCover, summaryOf } from "./collections.ts";
import { nextOf, requestKey } from "./next-link.ts";
import type { PageRequest } from "./page-request.ts";
import { formatError } from "./problems.ts";
import { refusalKind } from "./refusal-kind.ts";

/** One request for JSON; `requestJson` of a catalogue with its environment. */
export type Ask = (request: PageRequest, signal: AbortSignal) => Promise<unknown>;

/** Paituli has 8 pages of collections, FedEO some 100; a server that goes on for ever is stopped. */
const MOST_PAGES = 60;
/** pycsw lists ten unless it is asked for more, and names no next page. */
const PAGE_SIZE = 250;
const MOST_AT_ONCE = 10_000;

/** All collections, in the catalogue's order, each once. */
export async function requestCollections(
  ask: Ask,
  catalogue: CatalogueConfig,
  collectionsUrl: string,
  signal: AbortSignal,
): Promise<readonly CollectionSummary[]> {
  const found = new Map<string, CollectionSummary>();
  const asked = new Set<string>();
  let request: PageRequest | undefined = withLimit(collectionsUrl, PAGE_SIZE);
  while (request !== undefined && !asked.has(requestKey(request)) && asked.size < MOST_PAGES) {
    const isFirst: boolean = asked.size === 0;
    asked.add(requestKey(request));
    const answer: unknown = await ask(request, signal).catch((error: unknown) => {
      // A limit above the service's own is an error to some.
      const mayBeTheLimit = isFirst && ["refused", "failed", "too-much"].includes(refusalKind(error));
      if (!mayBeTheLimit) throw error;
      return ask({ url: collectionsUrl, method: "GET" }, signal);
    });
    const page = objectOf(answer);
    if (page === undefined || !Array.isArray(page["collections"])) {
      throw formatError(catalogue, request.url, "JSON that is not a list of collections");
    }
    for (const summary of listOf(page["collections"]).map(summaryOf)) {
      if (summary !== undefined && !found.has(summary.id)) found.set(summary.id, summary);
    }
    request = followingRequest(page, request, collectionsUrl, found.size);
  }
  return [...found.values()];
}

/** The next page; where none is named although there are more, all of them at once. */
function followingRequest(
  page: JsonObject,
  request: PageRequest,
  collectionsUrl: string,
  found: number,
): PageRequest | undefined {
  const next = nextOf(page["links"], request);
  const leaves = next && new URL(next.url).origin !== new URL(request.url).origin;
  if (next !== undefined && !leaves) return next;
  const matched = numberOf(page["numberMatched"]);
  const isShort = matched !== undefined && matched > found && matched <= MOST_AT_ONCE;
  return isShort ? withLimit(collectionsUrl, matched) : undefined;
}

function withLimit(collectionsUrl: string, limit: number): PageRequest {
  const url = new URL(collectionsUrl);
  url.searchParams.set("limit", String(limit));
  return { url: url.href, method: "GET", failureTries: 2 };
}

/** One collection; its queryables are asked, too, when it does not say itself that it knows clouds. */
export async function requestCollection(
  ask: Ask,
  catalogue: CatalogueConfig,
  url: string,
  signal: AbortSignal,
): Promise<CollectionSummary> {
  const summary = summaryOf(await ask({ url, method: "GET" }, signal));
  if (summary === undefined) throw formatError(catalogue, url, "JSON that is not a collection");
  if (summary.hasCloudCover) return summary;
  const request: PageRequest = { url: below(url, "queryables"), method: "GET" };
  const queryables = await ask(request, signal).catch((error: unknown) => {
    // Queryables are an extra: a catalogue without them can be searched all the same.
    if (isAbort(error)) throw error;
    return undefined;
  });
  return { ...summary, hasCloudCover: offersCloudCover(queryables) };
}

/** The address of a thing below another, query string kept. */
export function below(url: string, ...parts: readonly string[]): string {
  const target = new URL(url);
  target.pathname = [target.pathname.replace(/\/$/, ""), ...parts.map(encodeURIComponent)].join("/");
  return target.href;
}
