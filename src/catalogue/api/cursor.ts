import type { CollectionSummary, Cursor } from "../types.ts";
import type { Approach } from "./approach.ts";
import type { PageRequest } from "./page-request.ts";

/** By the id of a collection: what it says of the files of all its items. */
export type ItemAssets = ReadonlyMap<string, CollectionSummary["itemAssets"]>;

/** What a search remembers from page to page. */
export interface Trail {
  readonly request: PageRequest;
  readonly approach: Approach;
  readonly itemAssets: ItemAssets;
  /** The search by GET, for a service whose `next` links lose it. */
  readonly lost?: PageRequest;
  /** Keys of the requests that were made. */
  readonly asked: ReadonlySet<string>;
  /** Collections as the items of the first page name them: some services rename them. */
  readonly collections: ReadonlySet<string>;
  /** Whether the first page had nothing that was not asked for. */
  readonly trusted: boolean;
  /** Pages in a row with nothing that was asked for. */
  readonly strayPages: number;
}

/** Where a search of an API goes on. */
export class ApiCursor implements Cursor {
  readonly catalogue: string;
  readonly #trail: Trail;

  constructor(catalogue: string, trail: Trail) {
    this.catalogue = catalogue;
    this.#trail = trail;
  }

  /** @throws TypeError for a cursor of another catalogue, which is a mistake in the program */
  static trailOf(cursor: Cursor, catalogue: string): Trail {
    if (cursor instanceof ApiCursor && cursor.catalogue === catalogue) return cursor.#trail;
    throw new TypeError(`This cursor is not one of ${catalogue}.`);
  }
}
