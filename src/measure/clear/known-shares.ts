import type { Slice } from "../../timeline/types.ts";
import type { ClearShares } from "../../worker/jobs.ts";
import { sliceKey } from "../series/question-key.ts";
import type { ClearQuestion } from "./types.ts";

/** Areas that are remembered with all their dates: people go back and forth between a few. */
const MAX_AREAS = 8;

/** Shares that have been read, by area and mask and then by the scenes of the slice. */
export class KnownShares {
  readonly #areas = new Map<string, Map<string, ClearShares>>();

  get(question: ClearQuestion, slice: Slice): ClearShares | undefined {
    return this.#areas.get(areaKey(question))?.get(sliceKey(slice));
  }

  set(question: ClearQuestion, slice: Slice, shares: ClearShares): void {
    const key = areaKey(question);
    const known = this.#areas.get(key) ?? new Map<string, ClearShares>();
    // The area that was used last is forgotten last.
    this.#areas.delete(key);
    this.#areas.set(key, known);
    known.set(sliceKey(slice), shares);
    const [oldest] = this.#areas.keys();
    if (this.#areas.size > MAX_AREAS && oldest !== undefined) this.#areas.delete(oldest);
  }

  clear(): void {
    this.#areas.clear();
  }
}

export function sameArea(one: ClearQuestion, other: ClearQuestion): boolean {
  return areaKey(one) === areaKey(other);
}

const keys = new WeakMap<ClearQuestion, string>();

function areaKey(question: ClearQuestion): string {
  const key = keys.get(question) ?? JSON.stringify([question.area, question.mask]);
  keys.set(question, key);
  return key;
}
