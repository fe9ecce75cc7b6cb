import type { Scene } from "../catalogue/types.ts";
import { compareText, groupBy } from "./order.ts";
import { solarDay } from "./solar-day.ts";

/** Neighbouring scenes of one pass follow each other within seconds; a data gap may take minutes. */
const LONGEST_GAP_MS = 15 * 60_000;
/** Longer than half an orbit is no pass any more but a satellite that looks all the time. */
const LONGEST_PASS_MS = 50 * 60_000;

/**
 * The day of every scene, as in `solarDay`, with one day for all scenes of a pass: a swath that lies
 * across solar midnight keeps together, under the day of its first scene.
 */
export function overpassDays(scenes: readonly Scene[]): ReadonlyMap<Scene, string> {
  const days = new Map<Scene, string>();
  for (const pass of passes(scenes)) {
    const [first] = pass;
    const last = pass.at(-1);
    if (first === undefined || last === undefined) continue;
    const isPass = Date.parse(last.datetime) - Date.parse(first.datetime) <= LONGEST_PASS_MS;
    for (const scene of pass) days.set(scene, isPass ? solarDay(first) : solarDay(scene));
  }
  return days;
}

/** Scenes of one platform that follow each other without a gap, in order of time. */
function passes(scenes: readonly Scene[]): Scene[][] {
  const byPlatform = groupBy(scenes, ({ platform = "" }) => platform);
  return [...byPlatform.values()].flatMap((group) => {
    const ordered = group.toSorted(
      (a, b) => Date.parse(a.datetime) - Date.parse(b.datetime) || compareText(a.id, b.id),
    );
    const found: Scene[][] = [];
    let before = Number.NEGATIVE_INFINITY;
    for (const scene of ordered) {
      const time = Date.parse(scene.datetime);
      if (time - before <= LONGEST_GAP_MS) found.at(-1)?.push(scene);
      else found.push([scene]);
      before = time;
    }
    return found;
  });
}
