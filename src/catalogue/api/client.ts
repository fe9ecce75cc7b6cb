import type { CatalogueConfig } from "../../config/types.ts";
import { isAbort, ProblemError } from "../../problem/problem.ts";
import { listOf, objectOf } from "../normalise/read.ts";
import type { SceneContext } from "../normalise/scene.ts";
import type { CollectionSummary, PageRequest, SearchPage, SearchQuery } from "../types.ts";
import { offersCloudCover, summaryOf } from "./collections.ts";
import { abilitiesOf, type Abilities } from "./landing.ts";
import { nextOf, pageOf } from "./page.ts";
import { formatError } from "./problems.ts";
import { BROWSER, requestJson, type Surroundings } from "./request.ts";
import { approaches, searchRequest, type Approach } from "./search-request.ts";

/** Everything the application asks of STAC APIs. Every rejection is a ProblemError, or the abort. */
export interface CatalogueClient {
  abilities(catalogue: CatalogueConfig, signal: AbortSignal): Promise<Abilities>;
  collections(catalogue: CatalogueConfig, signal: AbortSignal): Promise<readonly CollectionSummary[]>;
  collection(catalogue: CatalogueConfig, id: string, signal: AbortSignal): Promise<CollectionSummary>;
  /** The first page of a search. */
  search(catalogue: CatalogueConfig, query: SearchQuery, signal: AbortSignal): Promise<SearchPage>;
  nextPage(
    catalogue: CatalogueConfig,
    query: SearchQuery,
    request: PageRequest,
    signal: AbortSignal,
  ): Promise<SearchPage>;
  /** A STAC object as it was sent, e.g. an item for its details. */
  raw(catalogue: CatalogueConfig, url: string, signal: AbortSignal): Promise<unknown>;
}

/** Paituli has 8 pages of collections, FedEO some 100; a server that goes on for ever is stopped. */
const MOST_COLLECTION_PAGES = 60;

/** Refusals that may be about the way of asking and not about what was asked. */
const OTHER_WAY = new Set([400, 403, 404, 405, 406, 411, 415, 422, 500, 501]);

/** @param broker tokens for catalogues whose search is signed; left out, everything is anonymous */
export function createCatalogueClient(options: Partial<Surroundings> = {}): CatalogueClient {
  const surroundings: Surroundings = { ...BROWSER, ...options };
  const known = new Map<string, Abilities>();
  const working = new Map<string, Approach>();

  async function get(catalogue: CatalogueConfig, url: string, signal: AbortSignal): Promise<unknown> {
    return await requestJson(catalogue, { url, method: "GET" }, surroundings, signal);
  }

  async function abilities(catalogue: CatalogueConfig, signal: AbortSignal): Promise<Abilities> {
    const before = known.get(catalogue.id);
    if (before !== undefined) return before;
    const found = abilitiesOf(catalogue, await get(catalogue, catalogue.url, signal), catalogue.url);
    known.set(catalogue.id, found);
    return found;
  }

  async function collections(
    catalogue: CatalogueConfig,
    signal: AbortSignal,
  ): Promise<readonly CollectionSummary[]> {
    const { collectionsUrl } = await abilities(catalogue, signal);
    const found = new Map<string, CollectionSummary>();
    const asked = new Set<string>();
    let request: PageRequest | undefined = { url: collectionsUrl, method: "GET" };
    while (request !== undefined && !asked.has(request.url) && asked.size < MOST_COLLECTION_PAGES) {
      asked.add(request.url);
      const answer: unknown = await requestJson(catalogue, request, surroundings, signal);
      const page = objectOf(answer);
      if (page === undefined || !Array.isArray(page["collections"])) {
        throw formatError(catalogue.title, request.url, "no list of collections");
      }
      for (const summary of listOf(page["collections"]).map(summaryOf)) {
        if (summary !== undefined && !found.has(summary.id)) found.set(summary.id, summary);
      }
      request = nextOf(page["links"], request);
    }
    return [...found.values()];
  }

  async function collection(
    catalogue: CatalogueConfig,
    id: string,
    signal: AbortSignal,
  ): Promise<CollectionSummary> {
    const { collectionsUrl } = await abilities(catalogue, signal);
    const url = below(collectionsUrl, id);
    const summary = summaryOf(await get(catalogue, url, signal));
    if (summary === undefined) throw formatError(catalogue.title, url, "JSON that is not a collection");
    if (summary.hasCloudCover) return summary;
    const queryables = await get(catalogue, below(collectionsUrl, id, "queryables"), signal).catch(
      (error: unknown) => {
        // Queryables are an extra: a catalogue without them can be searched all the same.
        if (isAbort(error)) throw error;
        return undefined;
      },
    );
    return { ...summary, hasCloudCover: offersCloudCover(queryables) };
  }

  async function search(
    catalogue: CatalogueConfig,
    query: SearchQuery,
    signal: AbortSignal,
  ): Promise<SearchPage> {
    const offered = await abilities(catalogue, signal);
    const ways = approaches(offered, query);
    const proven = working.get(wayKey(catalogue, query));
    const order = proven === undefined ? ways : [proven, ...ways.filter((way) => way !== proven)];
    let first: unknown;
    for (const way of order) {
      try {
        const page = await ask(catalogue, query, searchRequest(offered, query, way), signal, way);
        working.set(wayKey(catalogue, query), way);
        return page;
      } catch (error) {
        if (!mayBeTheWay(error)) throw error;
        // The first refusal is the one about the best way of asking: it is what a person should read.
        first ??= error;
      }
    }
    throw first;
  }

  async function ask(
    catalogue: CatalogueConfig,
    query: SearchQuery,
    request: PageRequest,
    signal: AbortSignal,
    way: Approach | undefined,
  ): Promise<SearchPage> {
    const answer = await requestJson(catalogue, request, surroundings, signal);
    const page = pageOf(answer, request, contextOf(catalogue, query, request.url));
    if (page === undefined)
      throw formatError(catalogue.title, request.url, "JSON that is not an item collection");
    return way?.filter === undefined ? withinCloudCover(page, query.maxCloudCover) : page;
  }

  return {
    abilities,
    collections,
    collection,
    search,
    nextPage: (catalogue, query, request, signal) =>
      ask(catalogue, query, request, signal, working.get(wayKey(catalogue, query))),
    raw: get,
  };
}

/** A query with a cloud limit may need another way of asking than one without. */
function wayKey(catalogue: CatalogueConfig, query: SearchQuery): string {
  return `${catalogue.id} ${query.maxCloudCover === null ? "any" : "cloud"}`;
}

function below(url: string, ...parts: readonly string[]): string {
  const target = new URL(url);
  target.pathname = [target.pathname.replace(/\/$/, ""), ...parts.map(encodeURIComponent)].join("/");
  return target.href;
}

function contextOf(catalogue: CatalogueConfig, query: SearchQuery, url: string): SceneContext {
  return {
    catalogue: catalogue.id,
    collection: query.collection,
    url,
    synthetic: catalogue.synthetic,
    origins: catalogue.assetOrigins,
  };
}

/** The preflight of POST may be refused where a GET is not; some servers answer 4xx or 500 to a filter. */
function mayBeTheWay(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  const { kind, status } = error.problem;
  return kind === "cors" || (status !== undefined && OTHER_WAY.has(status));
}

/** Scenes that do not say how cloudy they are stay: unknown is not more. */
function withinCloudCover(page: SearchPage, most: number | null): SearchPage {
  if (most === null) return page;
  const scenes = page.scenes.filter(({ cloudCover }) => cloudCover === undefined || cloudCover <= most);
  return { ...page, scenes, filteredHere: page.scenes.length - scenes.length };
}
