/** One catalogue's place on the server. */
export interface CatalogueAddress {
  readonly origin: string;
  /** First part of its paths: `open` or `signed`. */
  readonly mount: string;
}

export function stacRoot({ origin, mount }: CatalogueAddress): string {
  return `${origin}/${mount}/stac`;
}

export function collectionUrl(address: CatalogueAddress, id: string): string {
  return `${stacRoot(address)}/collections/${encodeURIComponent(id)}`;
}

export function itemUrl(address: CatalogueAddress, collection: string, id: string): string {
  return `${collectionUrl(address, collection)}/items/${encodeURIComponent(id)}`;
}

/** @param path of the file within the library, with `/` between its parts. */
export function assetUrl({ origin, mount }: CatalogueAddress, path: string): string {
  return `${origin}/${mount}/assets/${path.split("/").map(encodeURIComponent).join("/")}`;
}
