import type { Scene } from "../catalogue/types.ts";
import { bboxUnion } from "../geo/bbox/bbox-union.ts";
import { mosaicOrder } from "./mosaic-order.ts";
import { compareText, groupBy } from "./order.ts";
import { overpassDays } from "./overpass.ts";
import type { Slice } from "./types.ts";

/**
 * Scenes as the steps of a timeline, in order of time: one slice per solar day with all its scenes,
 * whatever order they came in.
 */
export function slicesOf(scenes: readonly Scene[]): readonly Slice[] {
  const days = overpassDays(scenes);
  const byDay = groupBy(scenes, (scene) => days.get(scene) ?? "");
  return [...byDay.entries()]
    .map(([day, members]) => sliceOf(day, members))
    .toSorted((a, b) => compareText(a.day, b.day));
}

function sliceOf(day: string, members: readonly Scene[]): Slice {
  const scenes = mosaicOrder(members);
  const clouds = scenes.flatMap(({ cloudCover }) => cloudCover ?? []);
  const datetime = scenes.map((scene) => scene.datetime).reduce((a, b) => (a < b ? a : b));
  return {
    id: day,
    day,
    datetime,
    scenes,
    bbox: bboxUnion(scenes.map(({ bbox }) => bbox)) ?? [-180, -90, 180, 90],
    ...(clouds.length > 0 ? { cloudCover: clouds.reduce((a, b) => a + b, 0) / clouds.length } : {}),
  };
}
