import type { Scene } from "../../catalogue/types.ts";
import { type ResolvedBand, resolveBand } from "../../recipe/expression/resolve-band.ts";
import { overruled } from "../../recipe/reflectance.ts";
import type { FileReference, WantedBand } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { sidecarsOf } from "./sidecars.ts";

/** Name of the mask's plane among those that are read: no band reference is empty. */
export const MASK = "";

/** A file and what is read of it. */
export interface FileNeed {
  readonly file: FileReference;
  readonly wanted: { readonly name: string; readonly band: WantedBand }[];
}

/** What was read of each file, by the names of what is needed. */
export function planesByName<Values>(
  needs: readonly FileNeed[],
  files: readonly { readonly planes: readonly Values[] }[],
): ReadonlyMap<string, Values> {
  const read = new Map<string, Values>();
  for (const [index, { wanted }] of needs.entries()) {
    for (const [position, { name }] of wanted.entries()) {
      const plane = files[index]?.planes[position];
      if (plane) read.set(name, plane);
    }
  }
  return read;
}

/** Tiles of a scene need the same of the same files: worked out once. */
const known = new WeakMap<Scene, Map<string, readonly FileNeed[]>>();

export function needsOf(scene: Scene, calculation: Calculation): readonly FileNeed[] {
  const ofScene = known.get(scene) ?? new Map<string, readonly FileNeed[]>();
  known.set(scene, ofScene);
  const needs = ofScene.get(calculation.key) ?? workOut(scene, calculation);
  ofScene.set(calculation.key, needs);
  return needs;
}

/** @throws ProblemError of kind `recipe` when the scene has no such band */
function workOut(scene: Scene, { bands, programs, mask, calibration }: Calculation): readonly FileNeed[] {
  const needs = new Map<string, FileNeed>();
  const add = (name: string, reference: string, values: WantedBand["values"]): void => {
    const resolved = overruled(resolveBand(reference, scene), calibration);
    const { href } = resolved.asset;
    const need = needs.get(href) ?? { file: referenceOf(resolved, scene), wanted: [] };
    needs.set(href, need);
    need.wanted.push({ name, band: { index: resolved.index, described: resolved.band, values } });
  };
  for (const reference of bands) add(reference, reference, programs ? "physical" : "classes");
  if (mask) add(MASK, mask.band, "stored");
  return [...needs.values()];
}

export function referenceOf({ asset }: ResolvedBand, scene: Scene): FileReference {
  const { href, projection, key } = asset;
  const { id, collection } = scene;
  return { href, projection, scene: id, asset: key, collection, ...sidecarsOf(asset, scene) };
}
