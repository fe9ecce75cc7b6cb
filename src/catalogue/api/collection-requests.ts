import type { CatalogueConfig } from "../../config/types.ts";
import { isAbort } from "../../problem/problem.ts";
import { listOf, objectOf } from "../normalise/read.ts";
import type { CollectionSummary, PageRequest } from "../types.ts";
import { offersCloudCover, summaryOf } from "./collections.ts";
import { strayReason } from "./home.ts";
import { nextOf } from "./page.ts";
import { formatError } from "./problems.ts";

/** One request for JSON; `requestJson` with its environment. */
export type Ask = (catalogue: CatalogueConfig, request: PageRequest, signal: AbortSignal) => Promise<unknown>;

/** Paituli has 8 pages of collections, FedEO some 100; a server that goes on for ever is stopped. */
const MOST_PAGES = 60;

/** All collections, in the catalogue's order, each once. */
export async function requestCollections(
  ask: Ask,
  catalogue: CatalogueConfig,
  collectionsUrl: string,
  signal: AbortSignal,
): Promise<readonly CollectionSummary[]> {
  const found = new Map<string, CollectionSummary>();
  const asked = new Set<string>();
  let request: PageRequest | undefined = { url: collectionsUrl, method: "GET" };
  while (request !== undefined && !asked.has(request.url) && asked.size < MOST_PAGES) {
    asked.add(request.url);
    const page = objectOf(await ask(catalogue, request, signal));
    if (page === undefined || !Array.isArray(page["collections"])) {
      throw formatError(catalogue, request.url, "JSON that is not a list of collections");
    }
    for (const summary of listOf(page["collections"]).map(summaryOf)) {
      if (summary !== undefined && !found.has(summary.id)) found.set(summary.id, summary);
    }
    const next = nextOf(page["links"], request);
    request = next && strayReason(catalogue, request, next) === undefined ? next : undefined;
  }
  return [...found.values()];
}

/** One collection; its queryables are asked, too, when it does not say itself that it knows clouds. */
export async function requestCollection(
  ask: Ask,
  catalogue: CatalogueConfig,
  url: string,
  signal: AbortSignal,
): Promise<CollectionSummary> {
  const summary = summaryOf(await ask(catalogue, { url, method: "GET" }, signal));
  if (summary === undefined) throw formatError(catalogue, url, "JSON that is not a collection");
  if (summary.hasCloudCover) return summary;
  const request: PageRequest = { url: below(url, "queryables"), method: "GET" };
  const queryables = await ask(catalogue, request, signal).catch((error: unknown) => {
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
