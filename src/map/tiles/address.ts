import type { TileCoordinate } from "../../geo/types.ts";

/** What a `slice://` URL says: which map, which layer of it, which tile. */
export interface TileAddress {
  /** Id of the map: several may be on one page (compare), and MapLibre's protocols are global. */
  readonly map: string;
  readonly slice: string;
  /** Names the recipe and the revision of the slice's content: another version is another picture. */
  readonly version: string;
  readonly tile: TileCoordinate;
}

export const SLICE_SCHEME = "slice";

/** A tile template for MapLibre; ids are escaped, so that one holding "{z}" or "/" survives. */
export function tileTemplate(address: Omit<TileAddress, "tile">): string {
  const parts = [address.map, address.slice, address.version].map(encodeURIComponent);
  return `${SLICE_SCHEME}://${parts.join("/")}/{z}/{x}/{y}`;
}

/** The reverse of `tileTemplate` with its placeholders filled in; null for anything else. */
export function parseTileUrl(url: string): TileAddress | null {
  const match = /^slice:\/\/([^/]+)\/([^/]+)\/([^/]+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url);
  if (!match) return null;
  const [, map = "", slice = "", version = "", z, x, y] = match;
  try {
    return {
      map: decodeURIComponent(map),
      slice: decodeURIComponent(slice),
      version: decodeURIComponent(version),
      tile: { z: Number(z), x: Number(x), y: Number(y) },
    };
  } catch {
    return null;
  }
}
