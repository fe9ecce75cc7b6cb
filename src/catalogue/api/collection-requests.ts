import type { CatalogueConfig } from "../../config/types.ts";
import { displayUrl, isAbort, type Problem } from "../../problem/problem.ts";
import { listOf, numberOf, objectOf, type JsonObject } from "../normalise/read.ts";
import type { CollectionList, CollectionSummary } from "../types.ts";
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

/** All collections, in the catalogue's order, each once; as many as there are up to a page that is not asked for. */
export async function requestCollections(
  ask: Ask,
  catalogue: CatalogueConfig,
  collectionsUrl: string,
  signal: AbortSignal,
): Promise<CollectionList> {
  const found = new Map<string, CollectionSummary>();
  const asked = new Set<string>();
  let request: PageRequest | undefined = withLimit(collectionsUrl, PAGE_SIZE);
  while (request !== undefined && !asked.has(requestKey(request))) {
    if (asked.size === MOST_PAGES) {
      const reason = `has more than ${MOST_PAGES} pages of collections`;
      return { list: [...found.values()], incomplete: incomplete(catalogue, reason, request.url) };
    }
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
    const next: PageRequest | undefined = nextOf(page["links"], request);
    const leaves: boolean = next !== undefined && new URL(next.url).origin !== new URL(request.url).origin;
    const missing: number | undefined = missingIn(page, found.size);
    if (!leaves && next !== undefined) request = next;
    else request = allAtOnce(collectionsUrl, found.size, missing);
    const isLast: boolean = request === undefined || asked.has(requestKey(request));
    if (next !== undefined && leaves && isLast && missing !== 0) {
      const reason = `names an address on ${new URL(next.url).host} as the next page of its collections, where nothing is asked`;
      return { list: [...found.values()], incomplete: incomplete(catalogue, reason, next.url) };
    }
  }
  return { list: [...found.values()] };
}

/** How many collections a page says that there are beside those that were found; undefined where it does not. */
function missingIn(page: JsonObject, found: number): number | undefined {
  const matched = numberOf(page["numberMatched"]);
  return matched === undefined ? undefined : Math.max(0, matched - found);
}

/** Where no next page is named although there are more collections. */
function allAtOnce(collectionsUrl: string, found: number, missing = 0): PageRequest | undefined {
  const all = found + missing;
  return missing > 0 && all <= MOST_AT_ONCE ? withLimit(collectionsUrl, all) : undefined;
}

function incomplete({ title }: CatalogueConfig, reason: string, url: string): Problem {
  return {
    kind: "server",
    message: `${title} ${reason}: further collections are missing from the list.`,
    advice: "What was listed can be searched. Tell the provider of the catalogue.",
    url: displayUrl(url),
  };
}

function withLimit(collectionsUrl: string, limit: number): PageRequest {
  const url = new URL(collectionsUrl);
  url.searchParams.set("limit", String(limit));
  return { url: url.href, method: "GET", failureTries: 2 };
}

/**
 * One collection; its queryables are asked, too, when it does not say itself that it knows clouds.
 * @param queryables the collection's document
 */
export async function requestCollection(
  ask: Ask,
  catalogue: CatalogueConfig,
  url: string,
  queryables: (signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<CollectionSummary> {
  const summary = summaryOf(await ask({ url, method: "GET" }, signal));
  if (summary === undefined) throw formatError(catalogue, url, "JSON that is not a collection");
  if (summary.hasCloudCover) return summary;
  return { ...summary, hasCloudCover: offersCloudCover(await queryables(signal)) };
}

/**
 * The queryables document of a collection, or that of the whole catalogue where collections have none; undefined
 * where there is neither. They are an extra: a catalogue without them can be searched all the same.
 */
export async function requestQueryables(
  ask: Ask,
  collectionUrl: string,
  catalogueQueryables: string | undefined,
  signal: AbortSignal,
): Promise<unknown> {
  const addresses = [below(collectionUrl, "queryables"), catalogueQueryables];
  for (const url of addresses) {
    if (url === undefined) continue;
    try {
      return await ask({ url, method: "GET", failureTries: 1 }, signal);
    } catch (error) {
      if (isAbort(error)) throw error;
    }
  }
  return undefined;
}

/** The address of a thing below another, query string kept. */
export function below(url: string, ...parts: readonly string[]): string {
  const target = new URL(url);
  target.pathname = [target.pathname.replace(/\/$/, ""), ...parts.map(encodeURIComponent)].join("/");
  return target.href;
}
