import type { Scene } from "../catalogue/types.ts";
import { longitudeSpan } from "../geo/bbox/longitude-span.ts";
import type { BBox } from "../geo/types.ts";
import { compareText } from "./order.ts";

/**
 * The scenes of a slice in the order they are drawn, the first valid pixel wins: most complete, then
 * least cloudy, then by id. The same scenes give the same order however they arrived. Of scenes that
 * were processed twice only the newest stays.
 */
export function mosaicOrder(scenes: readonly Scene[]): readonly Scene[] {
  return withoutReplaced(scenes).toSorted(
    (a, b) =>
      completeness(b) - completeness(a) ||
      (a.cloudCover ?? 100) - (b.cloudCover ?? 100) ||
      compareText(a.id, b.id),
  );
}

/** Share of the scene's tile that has data, whole per cent, so that noise does not decide. */
function completeness({ nodataShare }: Scene): number {
  return nodataShare === undefined ? 100 : Math.round(100 - nodataShare);
}

/** Newest first within a tile; an older one stays only where it may fill what the newer lacks. */
function withoutReplaced(scenes: readonly Scene[]): readonly Scene[] {
  const kept: Scene[] = [];
  for (const scene of scenes.toSorted(newestFirst)) {
    if (!kept.some((newer) => replaces(newer, scene))) kept.push(scene);
  }
  return kept;
}

function newestFirst(a: Scene, b: Scene): number {
  return compareText(b.processed ?? "", a.processed ?? "") || compareText(b.id, a.id);
}

/** Two halves of a tile, from two strips of one pass, have the tile and the minute in common, too. */
const SAME_MOMENT_MS = 60_000;
const SAME_EDGE_SHARE = 0.02;
const MUCH_LESS_DATA = 1;

function replaces(newer: Scene, older: Scene): boolean {
  return (
    newer.collection === older.collection &&
    newer.gridCode !== undefined &&
    newer.gridCode === older.gridCode &&
    newer.platform === older.platform &&
    Math.abs(Date.parse(newer.datetime) - Date.parse(older.datetime)) <= SAME_MOMENT_MS &&
    sameBox(newer.bbox, older.bbox) &&
    completeness(newer) >= completeness(older) - MUCH_LESS_DATA
  );
}

function sameBox(a: BBox, b: BBox): boolean {
  const width = longitudeSpan(a);
  const height = a[3] - a[1];
  return (
    Math.abs(a[0] - b[0]) <= width * SAME_EDGE_SHARE &&
    Math.abs(a[2] - b[2]) <= width * SAME_EDGE_SHARE &&
    Math.abs(a[1] - b[1]) <= height * SAME_EDGE_SHARE &&
    Math.abs(a[3] - b[3]) <= height * SAME_EDGE_SHARE
  );
}
