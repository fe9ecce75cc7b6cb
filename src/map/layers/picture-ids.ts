import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";

interface Content {
  readonly scenes: string;
  revision: number;
}

/**
 * Names pictures: the same recipe over the same scenes always has the same id, and any change of either
 * gives a new one. An id never comes to mean another picture, so that stale tiles are harmless.
 */
export class PictureIds {
  readonly #recipes = new Map<string, number>();
  readonly #contents = new Map<string, Content>();
  /** Ids are asked for in every frame, so known objects are not serialised again. */
  readonly #knownRecipes = new WeakMap<Recipe, number>();
  readonly #knownSlices = new WeakMap<Slice, Content>();

  of(slice: Slice, recipe: Recipe): string {
    return `slice:${slice.id}@${this.#recipe(recipe)}.${this.#content(slice).revision}`;
  }

  /** The next picture of this slice is another one, e.g. after its tiles failed. */
  renew(slice: Slice): void {
    this.#content(slice).revision += 1;
  }

  renewAll(): void {
    for (const content of this.#contents.values()) content.revision += 1;
  }

  #recipe(recipe: Recipe): number {
    const known = this.#knownRecipes.get(recipe);
    if (known !== undefined) return known;
    const key = canonical(recipe);
    const number = this.#recipes.get(key) ?? this.#recipes.size + 1;
    this.#recipes.set(key, number);
    this.#knownRecipes.set(recipe, number);
    return number;
  }

  #content(slice: Slice): Content {
    const known = this.#knownSlices.get(slice);
    if (known) return known;
    const scenes = JSON.stringify(slice.scenes.map((scene) => [scene.catalogue, scene.collection, scene.id]));
    const before = this.#contents.get(slice.id);
    const content =
      before?.scenes === scenes ? before : { scenes, revision: before ? before.revision + 1 : 1 };
    this.#contents.set(slice.id, content);
    this.#knownSlices.set(slice, content);
    return content;
  }
}

/** JSON with sorted keys: recipes are compared by what they say, not by how they were put together. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
