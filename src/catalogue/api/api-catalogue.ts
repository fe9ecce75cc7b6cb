import type { CatalogueConfig } from "../../config/types.ts";
import { isAbort, ProblemError, problemOf } from "../../problem/problem.ts";
import { isBox } from "../area.ts";
import type { Catalogue, CatalogueService, SearchCall, SearchOptions } from "../catalogue.ts";
import type { SceneContext } from "../normalise/context.ts";
import type { Queryable } from "../queryables/types.ts";
import type { CollectionList, CollectionSummary, DateCount, SearchPage, SearchQuery } from "../types.ts";
import {
  learnt,
  nextApproach,
  promised,
  refusalsOf,
  type Accepted,
  type Approach,
  type Attempt,
  type Demands,
} from "./approach.ts";
import {
  below,
  requestCollection,
  requestCollections,
  requestQueryables,
  type Ask,
} from "./collection-requests.ts";
import { ApiCursor, type ItemAssets } from "./cursor.ts";
import { abilitiesOf, conformanceUrl, type Abilities } from "./landing.ts";
import { languagesFor } from "./filter-parameters.ts";
import { Memo } from "./memo.ts";
import { losesSearch } from "./next-link.ts";
import { checkedPage, ignoresOutline } from "./page-check.ts";
import { pageOf, type ItemPage } from "./page.ts";
import type { PageRequest } from "./page-request.ts";
import { formatError, furtherPagesError, unknownCollection, unreadableFailure } from "./problems.ts";
import { refusalKind } from "./refusal-kind.ts";
import { requestJson, type CatalogueEnvironment } from "./request.ts";
import { searchCallOf, searchRequest } from "./search-request.ts";

/** A simpler way to ask is tried soon, and a failure that passes is tried once more. */
const FAILURE_TRIES = 2;
const LANDING = "";

/** A catalogue behind a STAC API. */
export class ApiCatalogue implements Catalogue {
  readonly config: CatalogueConfig;
  readonly #ask: Ask;
  readonly #landing = new Memo<Abilities>();
  readonly #summaries = new Memo<CollectionSummary>();
  readonly #queryables = new Memo<unknown>();
  /** Its landing page, where that has been read already. */
  #page: unknown;
  /** What the service takes, once it has refused something that it promised. */
  #accepted: Accepted | undefined;

  /** @param page its landing page, where that has been read already: it is not asked for once more */
  constructor(config: CatalogueConfig, environment: CatalogueEnvironment, page?: unknown) {
    this.config = config;
    this.#page = page;
    this.#ask = (request, signal) => requestJson(config, request, environment, signal);
  }

  async open(signal: AbortSignal): Promise<CatalogueService> {
    const abilities = await this.#abilities(signal);
    const before = promised(abilities);
    const refusals = refusalsOf(this.config.title, before, this.#accepted ?? before);
    return { title: abilities.title, refusals };
  }

  async collections(signal: AbortSignal): Promise<CollectionList> {
    const { collectionsUrl } = await this.#abilities(signal);
    return await requestCollections(this.#ask, this.config, collectionsUrl, signal);
  }

  async collection(id: string, signal: AbortSignal): Promise<CollectionSummary> {
    const { collectionsUrl } = await this.#abilities(signal);
    const read = (own: AbortSignal): Promise<CollectionSummary> =>
      requestCollection(
        this.#ask,
        this.config,
        below(collectionsUrl, id),
        (until) => this.#queryablesDocument(id, until),
        own,
      );
    try {
      return await this.#summaries.get(id, read, signal);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.kind === "missing") {
        throw unknownCollection(this.config, id, error);
      }
      throw error;
    }
  }

  async queryables(id: string, signal: AbortSignal): Promise<readonly Queryable[]> {
    const [{ summaries }, document, { queryablesOf }] = await Promise.all([
      this.collection(id, signal),
      this.#queryablesDocument(id, signal),
      import("../queryables/queryables-of.ts"),
    ]);
    return queryablesOf(document, summaries);
  }

  async search(query: SearchQuery, { signal, cursor }: SearchOptions): Promise<SearchPage> {
    const abilities = await this.#abilities(signal);
    if (cursor === undefined) return await this.#firstPage(abilities, query, signal);
    const before = ApiCursor.trailOf(cursor, this.config.id);
    const { request, approach, itemAssets } = before;
    try {
      const page = this.#pageOf(await this.#ask(request, signal), query, request, itemAssets);
      return checkedPage(this.config, page, {
        query,
        request,
        approach,
        itemAssets,
        lost: before.lost,
        before,
      });
    } catch (error) {
      if (isAbort(error)) throw error;
      throw furtherPagesError(this.config, problemOf(error), error);
    }
  }

  async dateDensity(query: SearchQuery, signal: AbortSignal): Promise<readonly DateCount[] | undefined> {
    const { aggregateUrl } = await this.#abilities(signal);
    if (aggregateUrl === undefined) return undefined;
    const { dateDensityOf, dateDensityRequest } = await import("./date-density.ts");
    const request = dateDensityRequest(aggregateUrl, query);
    const answer = await this.#ask(request, signal).catch((error: unknown) => {
      // An extra: what was found stands without it.
      if (isAbort(error)) throw error;
      return undefined;
    });
    return dateDensityOf(answer);
  }

  async searchCall(query: SearchQuery, signal: AbortSignal): Promise<SearchCall> {
    const abilities = await this.#abilities(signal);
    const accepted = this.#accepted ?? promised(abilities);
    const approach = nextApproach(accepted, demandsOf(accepted, query), []);
    if (approach === undefined)
      throw new RangeError("There is no way to ask a service that takes no method.");
    return searchCallOf(abilities.searchUrl, query, approach);
  }

  async item(url: string, signal: AbortSignal): Promise<unknown> {
    return await this.#ask({ url, method: "GET" }, signal);
  }

  forget(): void {
    this.#page = undefined;
    this.#landing.forget(() => true);
    this.#summaries.forget(() => true);
    this.#queryables.forget(() => true);
    this.#accepted = undefined;
  }

  async #abilities(signal: AbortSignal): Promise<Abilities> {
    const { url } = this.config;
    const read = async (own: AbortSignal): Promise<Abilities> => {
      const page = this.#page ?? (await this.item(url, own));
      this.#page = undefined;
      const elsewhere = conformanceUrl(page, url);
      // Landing pages before STAC API 1.0 do not list their conformance classes; a page of its own does.
      const conformance = elsewhere && (await this.item(elsewhere, own).catch(() => undefined));
      return abilitiesOf(this.config, page, url, conformance);
    };
    return await this.#landing.get(LANDING, read, signal);
  }

  async #queryablesDocument(id: string, signal: AbortSignal): Promise<unknown> {
    const { collectionsUrl, queryablesUrl } = await this.#abilities(signal);
    const read = (own: AbortSignal): Promise<unknown> =>
      requestQueryables(this.#ask, below(collectionsUrl, id), queryablesUrl, own);
    return await this.#queryables.get(id, read, signal);
  }

  /** Asks in the best way the service takes, and in simpler ones for as long as it refuses. */
  async #firstPage(abilities: Abilities, query: SearchQuery, signal: AbortSignal): Promise<SearchPage> {
    const accepted = this.#accepted ?? promised(abilities);
    const demands = demandsOf(accepted, query);
    const attempts: Attempt[] = [];
    // Read beside the search, and once for all of its pages.
    const described = this.#itemAssets(query.collections, signal);
    described.catch(() => undefined);
    let refused: unknown;
    for (;;) {
      const approach = nextApproach(accepted, demands, attempts);
      // The first refusal is the one about the best way of asking: it is what a person should read.
      if (approach === undefined) throw await this.#explained(refused, query, signal);
      const request = searchRequest(abilities.searchUrl, query, approach);
      try {
        const answer = await this.#ask({ ...request, failureTries: FAILURE_TRIES }, signal);
        const itemAssets = await described;
        const page = this.#pageOf(answer, query, request, itemAssets);
        if (ignoresOutline(page, query, approach)) {
          attempts.push({ approach, refusal: "area" });
          continue;
        }
        await this.#expectCollections(page, query, signal);
        this.#accepted = learnt(accepted, demands, approach);
        const isLost = page.next !== undefined && losesSearch(page.next, request);
        const lost = isLost ? byGet(abilities, query, approach) : undefined;
        const asked = { query, request, approach, itemAssets, lost, before: undefined };
        return checkedPage(this.config, page, asked);
      } catch (error) {
        if (isAbort(error)) throw error;
        refused ??= error;
        attempts.push({ approach, refusal: refusalKind(error) });
      }
    }
  }

  #pageOf(answer: unknown, query: SearchQuery, request: PageRequest, itemAssets: ItemAssets): ItemPage {
    const page = pageOf(answer, request, (collection) =>
      this.#context(query, request.url, itemAssets, collection),
    );
    if (page === undefined) {
      throw formatError(this.config, request.url, "JSON that is not an item collection");
    }
    return page;
  }

  #context(
    { collections }: SearchQuery,
    url: string,
    itemAssets: ItemAssets,
    named: string | undefined,
  ): SceneContext {
    const { id, synthetic, unlisted, assetOrigins } = this.config;
    const [asked] = collections;
    const collection = named ?? (collections.length === 1 ? asked : undefined);
    // A service that renames its collections still has one that was asked for.
    const defaults =
      itemAssets.get(collection ?? "") ?? (collections.length === 1 && itemAssets.get(asked ?? ""));
    return {
      catalogue: id,
      ...(collection === undefined ? {} : { collection }),
      url,
      synthetic,
      ...(unlisted ? { unlisted } : { origins: assetOrigins }),
      ...(defaults ? { itemAssets: defaults } : {}),
    };
  }

  /** What the collections say of their items' files; without it the items speak for themselves. */
  async #itemAssets(ids: readonly string[], signal: AbortSignal): Promise<ItemAssets> {
    const summaries = await Promise.all(ids.map((id) => this.#known(id, signal)));
    return new Map(summaries.flatMap((summary) => (summary ? [[summary.id, summary.itemAssets]] : [])));
  }

  async #known(id: string, signal: AbortSignal): Promise<CollectionSummary | undefined> {
    try {
      return await this.collection(id, signal);
    } catch (error) {
      if (isAbort(error)) throw error;
      return undefined;
    }
  }

  /** Services answer a search of a collection that they do not have with nothing, or with any error. */
  async #expectCollections(
    page: ItemPage | undefined,
    query: SearchQuery,
    signal: AbortSignal,
  ): Promise<void> {
    if (page !== undefined && page.found.length + page.problems.length > 0) return;
    for (const id of query.collections) {
      try {
        await this.collection(id, signal);
      } catch (error) {
        if (isAbort(error) || problemOf(error).kind === "missing") throw error;
      }
    }
  }

  async #explained(error: unknown, query: SearchQuery, signal: AbortSignal): Promise<unknown> {
    const { status, kind } = problemOf(error);
    if (status === 400 || status === 404 || status === 422)
      await this.#expectCollections(undefined, query, signal);
    return kind === "cors" ? unreadableFailure(this.config, problemOf(error), error) : error;
  }
}

function byGet(abilities: Abilities, query: SearchQuery, approach: Approach): PageRequest {
  const filter = approach.filter === "cql2-json" ? undefined : approach.filter;
  return searchRequest(abilities.searchUrl, query, { ...approach, method: "GET", filter });
}

function demandsOf({ filters }: Accepted, { area, where }: SearchQuery): Demands {
  return { languages: languagesFor(filters, where), outline: !isBox(area) };
}
