import type { Scene } from "../../catalogue/types.ts";
import type { Problem } from "../../problem/problem.ts";
import { type ResolvedBand, resolveBand } from "../../recipe/expression/resolve-band.ts";
import { applyMask } from "./apply-mask.ts";
import type { BandReader, FileReference, TileFrame, WantedBand } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { sidecarsOf } from "./sidecars.ts";

export interface SceneValues {
  /** One array a plane; NaN where the scene has nothing to show. */
  readonly planes: readonly Float32Array<ArrayBuffer>[];
  readonly warnings: readonly Problem[];
}

/**
 * The values of one scene in one tile. All files are asked at once.
 * @param missing when given, pixels where this is 0 need not be read
 * @throws ProblemError, AbortError
 */
export async function sceneValues(
  scene: Scene,
  calculation: Calculation,
  frame: TileFrame,
  bands: BandReader,
  missing: Uint8Array | undefined,
  signal: AbortSignal,
): Promise<SceneValues> {
  const needs = needsOf(scene, calculation);
  const tiles = await Promise.all(
    needs.map(({ file, wanted }) =>
      bands.tile(
        {
          file,
          bands: wanted.map(({ band }) => band),
          frame,
          ...(missing ? { missing } : {}),
        },
        signal,
      ),
    ),
  );
  const read = new Map<string, Float32Array<ArrayBuffer>>();
  for (const [index, { wanted }] of needs.entries()) {
    for (const [position, { name }] of wanted.entries()) {
      const plane = tiles[index]?.planes[position];
      if (plane) read.set(name, plane);
    }
  }
  const planeOf = (name: string) => read.get(name) ?? new Float32Array(frame.size ** 2).fill(Number.NaN);
  const planes = calculation.programs
    ? calculation.programs.map((program) => program.evaluate(program.bands.map(planeOf)))
    : calculation.bands.map(planeOf);
  if (calculation.mask) {
    for (const plane of planes) applyMask(plane, planeOf(MASK), calculation.mask);
  }
  return { planes, warnings: tiles.flatMap(({ warnings }) => warnings) };
}

/** Name of the mask's plane among those that are read: no band reference is empty. */
const MASK = "";

/** A file and what is read of it. */
interface FileNeed {
  readonly file: FileReference;
  readonly wanted: { readonly name: string; readonly band: WantedBand }[];
}

/** Tiles of a scene need the same of the same files: worked out once. */
const known = new WeakMap<Scene, Map<string, readonly FileNeed[]>>();

function needsOf(scene: Scene, calculation: Calculation): readonly FileNeed[] {
  const ofScene = known.get(scene) ?? new Map<string, readonly FileNeed[]>();
  known.set(scene, ofScene);
  const needs = ofScene.get(calculation.key) ?? workOut(scene, calculation);
  ofScene.set(calculation.key, needs);
  return needs;
}

/** @throws ProblemError of kind `recipe` when the scene has no such band */
function workOut(scene: Scene, { bands, programs, mask }: Calculation): readonly FileNeed[] {
  const needs = new Map<string, FileNeed>();
  const add = (name: string, reference: string, values: WantedBand["values"]): void => {
    const resolved = resolveBand(reference, scene);
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
  return { href, projection, scene: scene.id, asset: key, ...sidecarsOf(asset, scene) };
}
