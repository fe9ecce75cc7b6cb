import type { Acquisition } from "../season.ts";
import { TILE_METRES, type SampleTile } from "../tiles.ts";

/** Metres cut off the upper and the right edge of a tile; undefined when the whole tile was seen. */
export type SwathCut = readonly [number, number] | undefined;

/**
 * The edge of the swath cuts the upper right corner off tile B on some days. Part of the wedge is filled
 * by tile C, which overlaps it; the rest stays without data.
 */
export function swathCut(tile: SampleTile, acquisition: Acquisition): SwathCut {
  return tile.letter === "B" ? acquisition.swathEdge : undefined;
}

/** Whether a point, in metres from the upper left corner of its tile (east, south), was seen. */
export function isSeen(cut: SwathCut, east: number, south: number): boolean {
  if (cut === undefined) return true;
  return (TILE_METRES - east) / cut[0] + south / cut[1] >= 1;
}
