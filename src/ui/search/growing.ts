import { scenesOf } from "../../catalogue/paging.ts";
import type { Scene, SearchPage } from "../../catalogue/types.ts";

/** Scenes up to a page, kept as long as the page is: the same list for the same pages. */
const known = new WeakMap<SearchPage, readonly Scene[]>();
const NONE: readonly Scene[] = [];

/**
 * The scenes that the rest of the application works with. While pages arrive the list grows by doubling
 * (1, 2, 4 … pages): every step is gathered into slices and handed to the workers, which would be
 * quadratic work if each of a hundred pages did so.
 */
export function growingScenes(pages: readonly SearchPage[] | undefined, arriving: boolean): readonly Scene[] {
  const all = pages?.length ?? 0;
  const count = arriving ? powerOfTwoWithin(all) : all;
  const last = pages?.[count - 1];
  if (!pages || !last) return NONE;
  const before = known.get(last);
  if (before) return before;
  const scenes = scenesOf(pages.slice(0, count));
  known.set(last, scenes);
  return scenes;
}

/** How many scenes have arrived, also those that are not in the list yet. */
export function arrivedScenes(pages: readonly SearchPage[] | undefined): number {
  return pages?.reduce((sum, { scenes }) => sum + scenes.length, 0) ?? 0;
}

function powerOfTwoWithin(count: number): number {
  return count < 1 ? 0 : 2 ** Math.floor(Math.log2(count));
}
