import type { CatalogueConfig } from "../config/types.ts";
import { ApiCatalogue } from "./api/api-catalogue.ts";
import { Memo } from "./api/memo.ts";
import { requestJson, type CatalogueEnvironment } from "./api/request.ts";
import type { Catalogue, CatalogueService, SearchCall, SearchOptions } from "./catalogue.ts";
import { objectOf, objectsOf } from "./normalise/read.ts";
import type { Queryable } from "./queryables/types.ts";
import type { CollectionList, CollectionSummary, DateCount, SearchPage, SearchQuery } from "./types.ts";

const ROOT = "";

/** A catalogue that is known by its address alone: the document there tells a STAC API from a catalogue of files. */
export class AddressCatalogue implements Catalogue {
  readonly config: CatalogueConfig;
  readonly #environment: CatalogueEnvironment;
  readonly #behind = new Memo<Catalogue>();
  #current: Catalogue | undefined;

  constructor(config: CatalogueConfig, environment: CatalogueEnvironment) {
    this.config = config;
    this.#environment = environment;
  }

  async open(signal: AbortSignal): Promise<CatalogueService> {
    return (await this.#opened(signal)).open(signal);
  }

  async collections(signal: AbortSignal): Promise<CollectionList> {
    return (await this.#opened(signal)).collections(signal);
  }

  async collection(id: string, signal: AbortSignal): Promise<CollectionSummary> {
    return (await this.#opened(signal)).collection(id, signal);
  }

  async queryables(id: string, signal: AbortSignal): Promise<readonly Queryable[]> {
    const catalogue = await this.#opened(signal);
    if (catalogue.queryables !== undefined) return await catalogue.queryables(id, signal);
    const { queryablesOf } = await import("./queryables/queryables-of.ts");
    return queryablesOf(
      undefined,
      id === "" ? undefined : (await catalogue.collection(id, signal)).summaries,
    );
  }

  async search(query: SearchQuery, options: SearchOptions): Promise<SearchPage> {
    return (await this.#opened(options.signal)).search(query, options);
  }

  async searchCall(query: SearchQuery, signal: AbortSignal): Promise<SearchCall | undefined> {
    return await (await this.#opened(signal)).searchCall?.(query, signal);
  }

  async dateDensity(query: SearchQuery, signal: AbortSignal): Promise<readonly DateCount[] | undefined> {
    return await (await this.#opened(signal)).dateDensity?.(query, signal);
  }

  async item(url: string, signal: AbortSignal): Promise<unknown> {
    return (await this.#opened(signal)).item(url, signal);
  }

  forget(): void {
    this.#behind.forget(() => true);
    this.#current?.forget();
    this.#current = undefined;
  }

  async #opened(signal: AbortSignal): Promise<Catalogue> {
    const choose = async (own: AbortSignal): Promise<Catalogue> => {
      const { url } = this.config;
      const page = await requestJson(this.config, { url, method: "GET" }, this.#environment, own);
      const catalogue = await this.#catalogueOf(page);
      own.throwIfAborted();
      this.#current = catalogue;
      return catalogue;
    };
    return await this.#behind.get(ROOT, choose, signal);
  }

  async #catalogueOf(page: unknown): Promise<Catalogue> {
    const links = objectsOf(objectOf(page)?.["links"]);
    // Most catalogues are APIs, and need nothing of what reads files.
    if (!links.some(({ rel }) => rel === "search")) {
      const { isStaticRoot } = await import("./static/document.ts");
      if (isStaticRoot(page, this.config.url)) {
        const { StaticCatalogue } = await import("./static/static-catalogue.ts");
        return new StaticCatalogue(this.config, page, this.#environment);
      }
    }
    return new ApiCatalogue(this.config, this.#environment, page);
  }
}
