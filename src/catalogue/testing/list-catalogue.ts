import type { CatalogueConfig } from "../../config/types.ts";
import { areaTest } from "../area.ts";
import type { Catalogue, CatalogueService, SearchOptions } from "../catalogue.ts";
import type { CollectionList, CollectionSummary, Cursor, Scene, SearchPage, SearchQuery } from "../types.ts";
import { CATALOGUE } from "./fake-catalogue.ts";

class ListCursor implements Cursor {
  readonly catalogue: string;
  readonly offset: number;

  constructor(catalogue: string, offset: number) {
    this.catalogue = catalogue;
    this.offset = offset;
  }
}

/** A catalogue without a service: a list of scenes, in pages of two. What a crawled catalogue will look like. */
export class ListCatalogue implements Catalogue {
  readonly config: CatalogueConfig = CATALOGUE;
  /** Thrown in place of the page that starts there. */
  readonly failures = new Map<number, Error>();
  readonly #scenes: readonly Scene[];

  constructor(scenes: readonly Scene[]) {
    this.#scenes = scenes;
  }

  open(): Promise<CatalogueService> {
    return Promise.resolve({ title: this.config.title, refusals: [] });
  }

  collections(): Promise<CollectionList> {
    return Promise.resolve({ list: [] });
  }

  collection(id: string): Promise<CollectionSummary> {
    return Promise.reject(new Error(`There is no ${id}.`));
  }

  async search({ collections, area }: SearchQuery, { signal, cursor }: SearchOptions): Promise<SearchPage> {
    signal.throwIfAborted();
    const offset = cursor instanceof ListCursor ? cursor.offset : 0;
    const failure = this.failures.get(offset);
    if (failure) throw failure;
    const isInArea = areaTest(area);
    const found = this.#scenes.filter(
      ({ collection, bbox }) => collections.includes(collection) && isInArea(bbox),
    );
    const end = offset + 2;
    const next = end < found.length ? { next: new ListCursor(this.config.id, end) } : {};
    return { scenes: found.slice(offset, end), problems: [], matched: found.length, ...next };
  }

  item(url: string): Promise<unknown> {
    return Promise.resolve({ url });
  }

  forget(): void {
    this.failures.clear();
  }
}
