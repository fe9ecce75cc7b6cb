import type { Scene } from "../../catalogue/types.ts";
import { displayUrl } from "../../problem/problem.ts";
import { findBand } from "../../recipe/expression/resolve-band.ts";
import type { Mask, Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { referencesOf } from "../series/needed-files.ts";
import type { PlaceSeries } from "../types.ts";

/** A scene as numbers name what they were read from. */
export interface ExportedScene {
  readonly id: string;
  readonly collection: string;
  readonly datetime: string;
  /** Addresses of the files that were read, without signatures: these are credentials. */
  readonly assets: Readonly<Record<string, string>>;
}

/** The scenes that rows were read from, each once, in order of time. */
export function exportedScenes(
  series: Iterable<PlaceSeries>,
  slices: readonly Slice[],
  recipe: Recipe,
): readonly ExportedScene[] {
  const read = new Set<string>();
  for (const { rows } of series)
    for (const { provenance } of rows) for (const id of provenance.scenes) read.add(id);
  const references = referencesOf(recipe);
  const scenes = new Map(slices.flatMap((slice) => slice.scenes.map((scene) => [scene.id, scene] as const)));
  return [...scenes.values()]
    .filter(({ id }) => read.has(id))
    .map((scene) => exportedScene(scene, references))
    .toSorted((a, b) => (a.datetime < b.datetime ? -1 : 1));
}

/** A scene with the files that these bands are read from. */
export function exportedScene(scene: Scene, references: readonly string[]): ExportedScene {
  const { id, collection, datetime } = scene;
  const assets = references.flatMap((reference) => {
    const asset = findBand(reference, scene)?.asset;
    return asset ? [[asset.key, displayUrl(asset.href)] as const] : [];
  });
  return { id, collection, datetime, assets: Object.fromEntries(assets) };
}

/** "NDVI: (B08-B04)/(B08+B04)" */
export function recipeText(recipe: Recipe): string {
  const text = formulaOf(recipe);
  return recipe.title === "" ? text : `${recipe.title}: ${text}`;
}

function formulaOf(recipe: Recipe): string {
  if (recipe.kind === "expression") return recipe.expression;
  return recipe.kind === "rgb"
    ? [recipe.red, recipe.green, recipe.blue].join(", ")
    : `classes of ${recipe.band}`;
}

/** "SCL hides 3, 8, 9, and 1 pixel around them" */
export function maskText(mask: Mask | null, dilation: number): string {
  if (mask === null) return "none";
  const hidden =
    mask.kind === "classes" ? `values ${mask.hidden.join(", ")}` : `bits ${mask.bits.join(", ")}`;
  const around = dilation === 0 ? "" : `, and ${dilation} ${dilation === 1 ? "pixel" : "pixels"} around`;
  return `${mask.band} hides ${hidden}${around}`;
}
