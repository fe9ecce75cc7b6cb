import type { CatalogueConfig } from "../config/types.ts";
import type { Queryable } from "./queryables/types.ts";
import type {
  CollectionList,
  CollectionSummary,
  Cursor,
  DateCount,
  SearchPage,
  SearchQuery,
} from "./types.ts";

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
  /** A search as other programs can ask it. Undefined, or absent, where there is no request that gives its answer. */
  searchCall?(query: SearchQuery, signal: AbortSignal): Promise<SearchCall | undefined>;
  /**
   * How the scenes of a place lie in time, conditions left aside; undefined where the service does not count them.
   * Absent where a catalogue cannot count without reading all of them.
   */
  dateDensity?(query: SearchQuery, signal: AbortSignal): Promise<readonly DateCount[] | undefined>;
  /** An item as it was sent, for its details. */
  item(url: string, signal: AbortSignal): Promise<unknown>;
  /** Drops what is remembered and stops what is being read for that. */
  forget(): void;
}

/** The first request of a search, as the service takes it. */
export interface SearchCall {
  readonly url: string;
  readonly method: "GET" | "POST";
  /** Of a POST. */
  readonly body?: unknown;
  /** The search by parameter, as a body has it, whatever the method. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Whether conditions are left out of it, because the service cannot be asked for them. */
  readonly lacksConditions: boolean;
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
