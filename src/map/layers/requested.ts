import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { neighbours } from "./plan.ts";

/** What the map has been asked to draw, whether or not it is there yet. */
export class Requested {
  recipe: Recipe | null = null;
  /** Id of the slice that is wanted on screen; it may not be among the slices yet. */
  wanted: string | null = null;
  /** Where playback is going; 0 while nothing plays. */
  direction: -1 | 0 | 1 = 0;
  #order: readonly string[] = [];
  #slices: ReadonlyMap<string, Slice> = new Map();

  /** Ids of all slices in order of time. */
  get order(): readonly string[] {
    return this.#order;
  }

  setSlices(slices: readonly Slice[]): void {
    this.#order = slices.map(({ id }) => id);
    this.#slices = new Map(slices.map((slice) => [slice.id, slice]));
  }

  slice(id: string): Slice | undefined {
    return this.#slices.get(id);
  }

  /** The slice and the recipe that are wanted on screen; null until both are known. */
  get target(): { readonly slice: Slice; readonly recipe: Recipe } | null {
    const slice = this.wanted === null ? undefined : this.#slices.get(this.wanted);
    return slice && this.recipe ? { slice, recipe: this.recipe } : null;
  }

  /** The slices worth having ready while one is on screen, most urgent first. */
  neighboursOf(id: string): readonly Slice[] {
    return neighbours(this.#order, id, this.direction).flatMap((near) => this.#slices.get(near) ?? []);
  }
}
