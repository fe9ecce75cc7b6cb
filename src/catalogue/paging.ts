import type { Cursor, Scene, SearchPage } from "./types.ts";

/** What a result list stays smooth with, and more dates than a person plays. */
export const MOST_SCENES = 10_000;
const MOST_PAGES = 500;
/** Pages in a row without a scene that is new: the server goes round in circles. */
const MOST_IDLE_PAGES = 3;

/**
 * Where the search goes on after these pages, or undefined at the end: the last page names no next one,
 * pages bring nothing new, or there are enough scenes.
 */
export function nextCursor(pages: readonly SearchPage[]): Cursor | undefined {
  const next = pages.at(-1)?.next;
  if (next === undefined || pages.length >= MOST_PAGES || isIdle(pages)) return undefined;
  return scenesOf(pages).length >= MOST_SCENES ? undefined : next;
}

/** Whether the latest pages only repeated scenes of earlier ones: the catalogue goes round in circles. */
export function isIdle(pages: readonly SearchPage[]): boolean {
  const latest = pages.slice(-MOST_IDLE_PAGES);
  return (
    latest.length === MOST_IDLE_PAGES &&
    newScenes(pages)
      .slice(-MOST_IDLE_PAGES)
      .every((count) => count === 0) &&
    // Files that are read one by one may go on for long without an item.
    latest.every(({ leftOut, reading }) => !leftOut && reading === undefined)
  );
}

/** How many scenes each page brought that no page before it had. */
function newScenes(pages: readonly SearchPage[]): number[] {
  const seen = new Set<string>();
  return pages.map(({ scenes }) => {
    const before = seen.size;
    for (const scene of scenes) seen.add(sceneKey(scene));
    return seen.size - before;
  });
}

function sceneKey({ collection, id }: Scene): string {
  return `${collection}/${id}`;
}

/** The scenes of all pages, each once: paging by offset repeats scenes while new ones arrive. */
export function scenesOf(pages: readonly SearchPage[]): readonly Scene[] {
  const found = new Map<string, Scene>();
  for (const { scenes } of pages) {
    for (const scene of scenes) {
      const key = sceneKey(scene);
      if (!found.has(key)) found.set(key, scene);
    }
  }
  return [...found.values()];
}

/** Whether the catalogue has more than was asked for because the limit of scenes was reached. */
export function isCutShort(pages: readonly SearchPage[]): boolean {
  return pages.at(-1)?.next !== undefined && scenesOf(pages).length >= MOST_SCENES;
}
