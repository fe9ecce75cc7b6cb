import type { Slice } from "../timeline/types.ts";

export interface KnownSlice {
  /** Changes when the scenes do, so that no worker answers with a slice's former scenes. */
  readonly key: string;
  readonly slice: Slice;
}

/** The slices that may be asked for, each version of one under a key of its own. */
export class KnownSlices {
  #slices: ReadonlyMap<string, KnownSlice> = new Map();
  #lastVersion = 0;

  get(id: string): KnownSlice | undefined {
    return this.#slices.get(id);
  }

  /** Replaces the slices. @returns keys of versions that are gone */
  set(slices: readonly Slice[]): readonly string[] {
    const former = this.#slices;
    this.#slices = new Map(
      slices.map((slice) => {
        const known = former.get(slice.id);
        const kept = known && haveSameScenes(known.slice, slice) ? known : undefined;
        return [slice.id, kept ?? { key: `${slice.id}#${++this.#lastVersion}`, slice }];
      }),
    );
    return [...former.values()]
      .filter(({ key, slice }) => this.#slices.get(slice.id)?.key !== key)
      .map(({ key }) => key);
  }
}

function haveSameScenes(a: Slice, b: Slice): boolean {
  return (
    a === b ||
    (a.scenes.length === b.scenes.length && a.scenes.every((scene, index) => scene === b.scenes[index]))
  );
}
