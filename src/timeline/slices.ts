import type { Scene } from "../catalogue/types.ts";
import { bboxUnion } from "../geo/bbox/bbox-union.ts";
import { looksOf } from "./looks.ts";
import { mosaicOrder } from "./mosaic-order.ts";
import { compareText, groupBy } from "./order.ts";
import { overpassDays } from "./overpass.ts";
import { sliceName } from "./slice-name.ts";
import type { Slice } from "./types.ts";

/**
 * Scenes as the steps of a timeline, in order of time, whatever order they came in: one slice per solar day, or
 * several where its scenes show the same ground at different times.
 */
export function slicesOf(scenes: readonly Scene[]): readonly Slice[] {
  const days = overpassDays(scenes);
  const byDay = groupBy(scenes, (scene) => days.get(scene) ?? "");
  return [...byDay.entries()]
    .flatMap(([day, members]) => {
      const looks = looksOf(members);
      return looks.map((look) => sliceOf(day, look, looks.length > 1));
    })
    .toSorted((a, b) => compareText(a.datetime, b.datetime) || compareText(a.id, b.id));
}

function sliceOf(solarDay: string, members: readonly Scene[], hasSiblings: boolean): Slice {
  const scenes = mosaicOrder(members);
  const clouds = scenes.flatMap(({ cloudCover }) => cloudCover ?? []);
  const datetime = scenes.map((scene) => scene.datetime).reduce((a, b) => (a < b ? a : b));
  const when = hasSiblings ? { day: datetime.slice(0, 10), time: datetime.slice(11, 16) } : { day: solarDay };
  return {
    id: sliceName(when),
    ...when,
    datetime,
    scenes,
    bbox: bboxUnion(scenes.map(({ bbox }) => bbox)) ?? [-180, -90, 180, 90],
    ...(clouds.length > 0 ? { cloudCover: clouds.reduce((a, b) => a + b, 0) / clouds.length } : {}),
  };
}
