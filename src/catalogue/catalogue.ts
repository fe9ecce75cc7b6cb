import type { CatalogueConfig } from "../config/types.ts";
import type { Queryable } from "./queryables/types.ts";
import type { CollectionList, CollectionSummary, Cursor, SearchPage, SearchQuery } from "./types.ts";

/**
 * A catalogue of scenes, whatever stands behind it. Every rejection is a ProblemError that names the
 * catalogue, or the abort.
 */
export interface Catalogue {
  readonly config: CatalogueConfig;
  /** Rejects where there is nothing that can be searched. */
  open(signal: AbortSignal): Promise<CatalogueService>;
  collections(signal: AbortSignal): Promise<CollectionList>;
  collection(id: string, signal: AbortSignal): Promise<CollectionSummary>;
  /**
   * What conditions can be put on the items of a collection; empty where nothing is known. Absent where the catalogue
   * knows no more than the collection's summaries.
   */
  queryables?(id: string, signal: AbortSignal): Promise<readonly Queryable[]>;
  /** A page of a search, the first one unless a cursor says where to go on. Newest first, where it can. */
  search(query: SearchQuery, options: SearchOptions): Promise<SearchPage>;
  /** An item as it was sent, for its details. */
  item(url: string, signal: AbortSignal): Promise<unknown>;
  /** Drops what is remembered and stops what is being read for that. */
  forget(): void;
}

export interface SearchOptions {
  readonly signal: AbortSignal;
  /** From the page before of the same query. */
  readonly cursor?: Cursor;
}

/** What is known of the service behind a catalogue. */
export interface CatalogueService {
  readonly title: string;
  /** Sentences about what it refused although it offers it, and how it is asked instead. */
  readonly refusals: readonly string[];
}

/** The catalogues of the page, each one object for as long as the page lives. */
export interface Catalogues {
  of(config: CatalogueConfig): Catalogue;
}
