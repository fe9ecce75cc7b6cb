import type { Scene } from "../catalogue/types.ts";
import { Ground, placed, type Placed } from "./ground.ts";
import { passesOf } from "./overpass.ts";

/**
 * The scenes of one day as steps, in order of time. Scenes of one pass keep together; what shows the ground of
 * an earlier scene at another time begins a new step, because a mosaic would hide it.
 */
export function looksOf(scenes: readonly Scene[]): readonly (readonly Scene[])[] {
  const looks: Ground[] = [];
  const parts = passesOf(scenes).flatMap((pass) => splitByGround(pass.map(placed)));
  for (const part of parts.toSorted((a, b) => startOf(a) - startOf(b))) {
    let last = looks.at(-1);
    if (last === undefined || part.scenes.some((scene) => last?.isHiddenBy(scene))) {
      last = new Ground();
      looks.push(last);
    }
    for (const scene of part.scenes) last.add(scene);
  }
  return looks.map(({ scenes: members }) => members.map(({ scene }) => scene));
}

/** A satellite that looks every ten minutes passes endlessly. */
function splitByGround(pass: readonly Placed[]): readonly Ground[] {
  const parts: Ground[] = [];
  for (const scene of pass) {
    let last = parts.at(-1);
    if (last === undefined || last.isHiddenBy(scene)) {
      last = new Ground();
      parts.push(last);
    }
    last.add(scene);
  }
  return parts;
}

function startOf({ scenes }: Ground): number {
  return scenes.reduce((earliest, { time }) => Math.min(earliest, time), Infinity);
}
