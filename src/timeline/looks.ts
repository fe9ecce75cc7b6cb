import type { Scene } from "../catalogue/types.ts";
import { bboxIntersection } from "../geo/bbox/bbox-intersection.ts";
import { longitudeSpan } from "../geo/bbox/longitude-span.ts";
import type { BBox } from "../geo/types.ts";
import { passesOf } from "./overpass.ts";

/** Two strips of one pass may show the same tile within seconds. */
const SAME_MOMENT_MS = 60_000;
/** Of the smaller of two boxes: neighbouring orbits overlap by less, and fill each other's gaps. */
const SAME_GROUND_SHARE = 0.8;

/**
 * The scenes of one day as steps, in order of time. Scenes of one pass keep together; what shows the ground of
 * an earlier scene at another time begins a new step, because a mosaic would hide it.
 */
export function looksOf(scenes: readonly Scene[]): readonly (readonly Scene[])[] {
  const looks: Scene[][] = [];
  for (const part of passesOf(scenes)
    .flatMap(splitByGround)
    .toSorted((a, b) => startOf(a) - startOf(b))) {
    const last = looks.at(-1);
    if (last && !part.some((scene) => last.some((other) => hides(other, scene)))) last.push(...part);
    else looks.push([...part]);
  }
  return looks;
}

/** A satellite that looks every ten minutes passes endlessly. */
function splitByGround(pass: readonly Scene[]): Scene[][] {
  const parts: Scene[][] = [];
  for (const scene of pass) {
    const last = parts.at(-1);
    if (last && !last.some((other) => hides(other, scene))) last.push(scene);
    else parts.push([scene]);
  }
  return parts;
}

function startOf(scenes: readonly Scene[]): number {
  return Math.min(...scenes.map(({ datetime }) => Date.parse(datetime)));
}

function hides(one: Scene, other: Scene): boolean {
  if (Math.abs(Date.parse(one.datetime) - Date.parse(other.datetime)) <= SAME_MOMENT_MS) return false;
  const common = bboxIntersection(one.bbox, other.bbox);
  const smaller = Math.min(sizeOf(one.bbox), sizeOf(other.bbox));
  return common !== null && sizeOf(common) >= smaller * SAME_GROUND_SHARE;
}

/** Square degrees: the boxes that are compared lie in the same place. */
function sizeOf(box: BBox): number {
  return longitudeSpan(box) * (box[3] - box[1]);
}
