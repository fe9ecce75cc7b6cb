import type { CatalogueConfig } from "../../config/types.ts";
import { systemEnvironment } from "../../http/environment.ts";
import { isAbort, ProblemError } from "../../problem/problem.ts";
import type { SceneContext } from "../normalise/context.ts";
import type { CollectionSummary, PageRequest, SearchPage, SearchQuery } from "../types.ts";
import { below, requestCollection, requestCollections, type Ask } from "./collection-requests.ts";
import { abilitiesOf, conformanceUrl, type Abilities } from "./landing.ts";
import { strayReason } from "./home.ts";
import { Memo } from "./memo.ts";
import { pageOf } from "./page.ts";
import { formatError } from "./problems.ts";
import { type CatalogueEnvironment, requestJson } from "./request.ts";
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
  /** Drops what is remembered of a catalogue and stops what is being read for that. */
  forget(catalogue: CatalogueConfig): void;
}

/** Refusals that may be about the way of asking and not about what was asked. */
const OTHER_WAY = new Set([400, 403, 404, 405, 406, 411, 415, 422, 500, 501]);

/** @param options what differs from a browser; `broker` gives tokens where the search is signed */
export function createCatalogueClient(options: Partial<CatalogueEnvironment> = {}): CatalogueClient {
  return new Client({ ...systemEnvironment, ...options });
}

class Client implements CatalogueClient {
  private readonly ask: Ask;
  private readonly landings = new Memo<Abilities>();
  private readonly summaries = new Memo<CollectionSummary>();
  /** The approach that a catalogue has accepted, so that a refused one is not tried for every search. */
  private readonly working = new Map<string, Approach>();

  constructor(environment: CatalogueEnvironment) {
    this.ask = (catalogue, request, signal) => requestJson(catalogue, request, environment, signal);
  }

  async abilities(catalogue: CatalogueConfig, signal: AbortSignal): Promise<Abilities> {
    const { url } = catalogue;
    const read = async (own: AbortSignal): Promise<Abilities> => {
      const page = await this.raw(catalogue, url, own);
      const elsewhere = conformanceUrl(page, url);
      // Landing pages before STAC API 1.0 do not list their conformance classes; a page of its own does.
      const conformance = elsewhere && (await this.raw(catalogue, elsewhere, own).catch(() => undefined));
      return abilitiesOf(catalogue, page, url, conformance);
    };
    return await this.landings.get(catalogue.id, read, signal);
  }

  async collections(catalogue: CatalogueConfig, signal: AbortSignal): Promise<readonly CollectionSummary[]> {
    const { collectionsUrl } = await this.abilities(catalogue, signal);
    return await requestCollections(this.ask, catalogue, collectionsUrl, signal);
  }

  async collection(catalogue: CatalogueConfig, id: string, signal: AbortSignal): Promise<CollectionSummary> {
    const { collectionsUrl } = await this.abilities(catalogue, signal);
    const read = (own: AbortSignal): Promise<CollectionSummary> =>
      requestCollection(this.ask, catalogue, below(collectionsUrl, id), own);
    return await this.summaries.get(`${catalogue.id} ${id}`, read, signal);
  }

  async search(catalogue: CatalogueConfig, query: SearchQuery, signal: AbortSignal): Promise<SearchPage> {
    const offered = await this.abilities(catalogue, signal);
    const key = wayKey(catalogue, query);
    const ways = approaches(offered, query);
    const proven = this.working.get(key);
    let refused: unknown;
    for (const way of proven === undefined ? ways : [proven, ...ways.filter((other) => other !== proven)]) {
      try {
        const page = await this.page(catalogue, query, searchRequest(offered, query, way), way, signal);
        this.working.set(key, way);
        return page;
      } catch (error) {
        if (!mayBeTheWay(error)) throw error;
        // The first refusal is the one about the best way of asking: it is what a person should read.
        refused ??= error;
      }
    }
    throw refused;
  }

  async nextPage(
    catalogue: CatalogueConfig,
    query: SearchQuery,
    request: PageRequest,
    signal: AbortSignal,
  ): Promise<SearchPage> {
    return await this.page(catalogue, query, request, this.working.get(wayKey(catalogue, query)), signal);
  }

  async raw(catalogue: CatalogueConfig, url: string, signal: AbortSignal): Promise<unknown> {
    return await this.ask(catalogue, { url, method: "GET" }, signal);
  }

  forget({ id }: CatalogueConfig): void {
    this.landings.forget((key) => key === id);
    this.summaries.forget((key) => key.startsWith(`${id} `));
  }

  private async page(
    catalogue: CatalogueConfig,
    query: SearchQuery,
    request: PageRequest,
    way: Approach | undefined,
    signal: AbortSignal,
  ): Promise<SearchPage> {
    const [answer, itemAssets] = await Promise.all([
      this.ask(catalogue, request, signal),
      this.itemAssets(catalogue, query.collection, signal),
    ]);
    const page = pageOf(answer, request, contextOf(catalogue, query, request.url, itemAssets));
    if (page === undefined) {
      throw formatError(catalogue, request.url, "JSON that is not an item collection");
    }
    const kept = withoutStray(catalogue, request, page);
    return way?.filter === undefined ? withinCloudCover(kept, query.maxCloudCover) : kept;
  }

  /** What the collection says of its items' files; without it the items speak for themselves. */
  private async itemAssets(
    catalogue: CatalogueConfig,
    id: string,
    signal: AbortSignal,
  ): Promise<CollectionSummary["itemAssets"]> {
    try {
      return (await this.collection(catalogue, id, signal)).itemAssets;
    } catch (error) {
      if (isAbort(error)) throw error;
      return undefined;
    }
  }
}

/** A query with a cloud limit may need another way of asking than one without. */
function wayKey(catalogue: CatalogueConfig, query: SearchQuery): string {
  return `${catalogue.id} ${query.maxCloudCover === null ? "any" : "cloud"}`;
}

function contextOf(
  catalogue: CatalogueConfig,
  query: SearchQuery,
  url: string,
  itemAssets: CollectionSummary["itemAssets"],
): SceneContext {
  return {
    catalogue: catalogue.id,
    collection: query.collection,
    url,
    synthetic: catalogue.synthetic,
    ...(catalogue.foreign ? { foreign: catalogue.foreign } : { origins: catalogue.assetOrigins }),
    ...(itemAssets === undefined ? {} : { itemAssets }),
  };
}

/**
 * The preflight or the body of a POST may be refused where a GET is not; some servers answer 4xx or
 * 500 to a filter. A server that did not answer in time is not asked in yet another way.
 */
function mayBeTheWay(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  const { kind, status } = error.problem;
  const timedOut = error.cause instanceof Error && error.cause.name === "TimeoutError";
  return (
    kind === "cors" || (kind === "network" && !timedOut) || (status !== undefined && OTHER_WAY.has(status))
  );
}

/** A page whose next one may not be asked for says why, and is the last. */
function withoutStray(catalogue: CatalogueConfig, request: PageRequest, page: SearchPage): SearchPage {
  const stray = page.next && strayReason(catalogue, request, page.next);
  if (stray === undefined) return page;
  const { next: _, ...last } = page;
  return { ...last, problems: [...page.problems, stray] };
}

/** Scenes that do not say how cloudy they are stay: unknown is not more. */
function withinCloudCover(page: SearchPage, most: number | null): SearchPage {
  if (most === null) return page;
  const scenes = page.scenes.filter(({ cloudCover }) => cloudCover === undefined || cloudCover <= most);
  return { ...page, scenes, filteredHere: page.scenes.length - scenes.length };
}
