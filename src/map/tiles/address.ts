import type { TileCoordinate } from "../../geo/types.ts";

/** What the address of a tile says: which layer of the map, which tile. */
export interface TileAddress {
  readonly layer: string;
  readonly tile: TileCoordinate;
}

/**
 * A tile template for MapLibre; ids are escaped, so that one holding "{z}" or "/" survives.
 *
 * @param scheme of one map: several may be on one page, and MapLibre's protocols are global
 */
export function tileTemplate(scheme: string, layer: string): string {
  return `${scheme}://${encodeURIComponent(layer)}/{z}/{x}/{y}`;
}

/** The reverse of `tileTemplate` with its placeholders filled in; null for anything else. */
export function parseTileUrl(url: string): TileAddress | null {
  const match = /^[^:/]+:\/\/([^/]+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url);
  if (!match) return null;
  const [, layer = "", z, x, y] = match;
  try {
    return { layer: decodeURIComponent(layer), tile: { z: Number(z), x: Number(x), y: Number(y) } };
  } catch {
    return null;
  }
}
