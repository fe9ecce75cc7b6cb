import type { Scene } from "../catalogue/types.ts";
import { compareText, groupBy } from "./order.ts";
import { solarDayOf } from "./solar-day.ts";

/** Neighbouring scenes of one pass follow each other within seconds; a data gap may take minutes. */
const LONGEST_GAP_MS = 15 * 60_000;
/** Longer than half an orbit is not a pass but a geostationary satellite. */
const LONGEST_PASS_MS = 50 * 60_000;

/**
 * The day of every scene, as in `solarDay`, with one day for all scenes of a pass: a swath that lies
 * across solar midnight keeps together, under the day of its first scene.
 */
export function overpassDays(scenes: readonly Scene[]): ReadonlyMap<Scene, string> {
  const days = new Map<Scene, string>();
  const solarDay = solarDayOf(scenes);
  for (const pass of passes(scenes)) {
    const [first] = pass;
    const last = pass.at(-1);
    if (first === undefined || last === undefined) continue;
    const day = last.time - first.time <= LONGEST_PASS_MS ? solarDay(first.scene) : undefined;
    for (const { scene } of pass) days.set(scene, day ?? solarDay(scene));
  }
  return days;
}

interface Moment {
  readonly scene: Scene;
  readonly time: number;
}

/** Scenes of one platform that follow each other without a gap, in order of time. */
export function passesOf(scenes: readonly Scene[]): readonly (readonly Scene[])[] {
  return passes(scenes).map((pass) => pass.map(({ scene }) => scene));
}

function passes(scenes: readonly Scene[]): Moment[][] {
  const moments = scenes.map((scene) => ({ scene, time: Date.parse(scene.datetime) }));
  return [...groupBy(moments, ({ scene }) => scene.platform ?? "").values()].flatMap(cutAtGaps);
}

function cutAtGaps(moments: readonly Moment[]): Moment[][] {
  const found: Moment[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const moment of moments.toSorted((a, b) => a.time - b.time || compareText(a.scene.id, b.scene.id))) {
    if (moment.time - before <= LONGEST_GAP_MS) found.at(-1)?.push(moment);
    else found.push([moment]);
    before = moment.time;
  }
  return found;
}
