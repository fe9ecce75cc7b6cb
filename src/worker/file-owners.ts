import { resolveBand } from "../recipe/expression/resolve-band.ts";
import type { Recipe } from "../recipe/types.ts";
import { type Calculation, calculationOf } from "../raster/engine/calculation.ts";
import type { Slice } from "../timeline/types.ts";

/** Which worker owns which of the files a job may read, as pairs of address and worker. */
export type Owners = readonly (readonly [href: string, worker: number])[];

/** Files remembered: an hour of browsing. A forgotten file may be reopened by another worker. */
const MAX_FILES = 20_000;

/** Assigns files to workers in turn, so that the bands of a scene and the scenes of a slice spread. */
export class FileOwners {
  readonly #workers: number;
  readonly #owners = new Map<string, number>();
  readonly #calculations = new WeakMap<Recipe, Calculation | null>();
  readonly #known = new Map<string, Owners>();
  #next = 0;

  constructor(workers: number) {
    this.#workers = workers;
  }

  /** Equal questions get the same array. */
  of(sliceKey: string, slice: Slice, recipe: Recipe): Owners {
    const calculation = this.#calculation(recipe);
    if (!calculation) return [];
    const key = `${sliceKey}|${calculation.bands.join()}|${calculation.mask?.band ?? ""}`;
    const known = this.#known.get(key);
    if (known) return known;
    const owners = hrefsOf(slice, calculation).map((href) => [href, this.#owner(href)] as const);
    this.#known.set(key, owners);
    return owners;
  }

  /** Forgets the owners of versions of slices that are gone. */
  forget(sliceKeys: readonly string[]): void {
    const gone = new Set(sliceKeys);
    for (const key of this.#known.keys()) {
      if (gone.has(key.slice(0, key.indexOf("|")))) this.#known.delete(key);
    }
  }

  #owner(href: string): number {
    const known = this.#owners.get(href);
    if (known !== undefined) return known;
    if (this.#owners.size >= MAX_FILES) this.#owners.clear();
    const owner = this.#next;
    this.#next = (this.#next + 1) % this.#workers;
    this.#owners.set(href, owner);
    return owner;
  }

  /** Null for a recipe that does not parse: the job fails with what is wrong with it. */
  #calculation(recipe: Recipe): Calculation | null {
    const known = this.#calculations.get(recipe);
    if (known !== undefined) return known;
    let calculation: Calculation | null = null;
    try {
      calculation = calculationOf(recipe);
    } catch {
      calculation = null;
    }
    this.#calculations.set(recipe, calculation);
    return calculation;
  }
}

function hrefsOf(slice: Slice, { bands, mask }: Calculation): readonly string[] {
  const references = mask ? [...bands, mask.band] : bands;
  const hrefs = slice.scenes.flatMap((scene) =>
    references.flatMap((reference) => {
      try {
        return [resolveBand(reference, scene).asset.href];
      } catch {
        // The job reports a scene without the band.
        return [];
      }
    }),
  );
  return [...new Set(hrefs)];
}
