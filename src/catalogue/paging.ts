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
  return countOf(pages).scenes.length >= MOST_SCENES ? undefined : next;
}

/** Whether the latest pages only repeated scenes of earlier ones: the catalogue goes round in circles. */
export function isIdle(pages: readonly SearchPage[]): boolean {
  const latest = pages.slice(-MOST_IDLE_PAGES);
  return (
    latest.length === MOST_IDLE_PAGES &&
    countOf(pages)
      .fresh.slice(-MOST_IDLE_PAGES)
      .every((count) => count === 0) &&
    // Files that are read one by one may go on for long without an item.
    latest.every(({ leftOut, reading }) => !leftOut && reading === undefined)
  );
}

/** The scenes of all pages, each once: paging by offset repeats scenes while new ones arrive. */
export function scenesOf(pages: readonly SearchPage[]): readonly Scene[] {
  return [...countOf(pages).scenes];
}

/** How many scenes have arrived, also those that were left out here. */
export function lookedThrough(pages: readonly SearchPage[]): number {
  return pages.reduce((sum, { scenes, leftOut = 0 }) => sum + scenes.length + leftOut, 0);
}

/** Whether the catalogue has more than was asked for because the limit of scenes was reached. */
export function isCutShort(pages: readonly SearchPage[]): boolean {
  return pages.at(-1)?.next !== undefined && countOf(pages).scenes.length >= MOST_SCENES;
}

/** A count that goes on with every page of one search. */
interface Count {
  readonly pages: SearchPage[];
  readonly seen: Set<string>;
  readonly scenes: Scene[];
  /** How many scenes each page brought that no page before it had. */
  readonly fresh: number[];
}

/** By the first page of a search. */
const counts = new WeakMap<SearchPage, Count>();

/**
 * Goes on where the last count of the same search ended: it is asked for several times with every page, and counting
 * from the first page again would be quadratic work.
 */
function countOf(pages: readonly SearchPage[]): Count {
  const [first] = pages;
  if (first === undefined) return begun();
  const known = counts.get(first);
  const count = known !== undefined && isPrefix(known.pages, pages) ? known : begun();
  for (const page of pages.slice(count.pages.length)) {
    const before = count.scenes.length;
    for (const scene of page.scenes) {
      const key = `${scene.collection}/${scene.id}`;
      if (count.seen.has(key)) continue;
      count.seen.add(key);
      count.scenes.push(scene);
    }
    count.pages.push(page);
    count.fresh.push(count.scenes.length - before);
  }
  // A shorter list of the same pages is not counted from the start while the longer one goes on.
  if (known === undefined || count === known || known.pages.length < pages.length) counts.set(first, count);
  return count;
}

function begun(): Count {
  return { pages: [], seen: new Set(), scenes: [], fresh: [] };
}

function isPrefix(start: readonly SearchPage[], pages: readonly SearchPage[]): boolean {
  return start.length <= pages.length && start.every((page, index) => page === pages[index]);
}
