import type { CatalogueConfig } from "../../config/types.ts";
import { nextCursor, scenesOf } from "../paging.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Cursor, SearchPage, SearchQuery } from "../types.ts";
import { catalogueOn, FakeCatalogue, json, NEVER } from "./fake-catalogue.ts";

/** Files by address, in place of a server. */
export type StaticFiles = Readonly<Record<string, unknown>>;

export const ROOT_URL = "https://files.example.org/catalog.json";

export function staticConfig(url = ROOT_URL): CatalogueConfig {
  const { origin } = new URL(url);
  return { id: "files", title: "Files", url, signedSearch: false, synthetic: false, assetOrigins: [origin] };
}

/** A catalogue of files. A file that is not among them is answered with 404. */
export function staticCatalogue(files: StaticFiles, url = ROOT_URL) {
  const fake = new FakeCatalogue((request) => {
    const file = files[request.url];
    return file === undefined ? json({}, 404) : json(file);
  });
  return { fake, catalogue: catalogueOn(fake, staticConfig(url)) };
}

export function catalogFile(id: string, links: readonly [rel: string, href: string][]): unknown {
  const written = links.map(([rel, href]) => ({ rel, href }));
  return { type: "Catalog", stac_version: "1.0.0", id, description: id, links: written };
}

export function collectionFile(id: string, links: readonly [rel: string, href: string][]): unknown {
  const extent = {
    spatial: { bbox: [[5, 51, 6, 52]] },
    temporal: { interval: [["2025-01-01T00:00:00Z", null]] },
  };
  return { ...(catalogFile(id, links) as object), type: "Collection", license: "CC0-1.0", extent };
}

export function itemFile(id: string, changes: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    type: "Feature",
    stac_version: "1.0.0",
    id,
    bbox: [5, 51, 6, 52],
    geometry: null,
    properties: { datetime: "2025-06-01T10:30:00Z" },
    assets: {},
    links: [],
    ...changes,
  };
}

export function everything(...collections: readonly string[]): SearchQuery {
  return { collections, area: [-180, -90, 180, 90], time: { from: null, to: null }, where: [] };
}

/** All pages of a search, as the application goes through them. */
export async function searchAll(catalogue: Catalogue, query: SearchQuery) {
  const pages: SearchPage[] = [];
  let cursor: Cursor | undefined;
  do {
    pages.push(await catalogue.search(query, { signal: NEVER, ...(cursor ? { cursor } : {}) }));
    cursor = nextCursor(pages);
  } while (cursor !== undefined);
  return { pages, ids: scenesOf(pages).map(({ id }) => id), incomplete: pages.at(-1)?.incomplete };
}
