import type { Recipe } from "../recipe/types.ts";
import type { Reduction, Slice } from "../timeline/types.ts";

/**
 * Where the pixels of a picture come from: one slice, or several that are reduced to one. Plain and cloneable.
 *
 * @template Of a slice, or what stands for it: links name slices by day or minute, because an id means nothing
 *   outside of the search that gave it
 */
export type PictureSource<Of = Slice> =
  | { readonly kind: "slice"; readonly slice: Of }
  | { readonly kind: "composite"; readonly slices: readonly Of[]; readonly method: Reduction };

/** What a map draws: a source under a recipe. Plain and cloneable. */
export interface Picture {
  /** Opaque. The same id is always the same pixels: another recipe, scene or attempt has another id. */
  readonly id: string;
  readonly source: PictureSource;
  readonly recipe: Recipe;
}
