import type { PageRequest, Scene, SearchPage } from "./types.ts";

/** What a result list stays smooth with, and more dates than anybody plays. */
export const MOST_SCENES = 10_000;
const MOST_PAGES = 500;
/** Pages in a row without a scene that is new: the server goes round in circles. */
const MOST_IDLE_PAGES = 3;

/**
 * How to ask for the page after these, or undefined at the end: the last page has no `next` link, it
 * points to a page that was read already, pages bring nothing new, or there are enough scenes.
 * @param requests what the pages were asked with; null is the search itself
 */
export function nextRequest(
  pages: readonly SearchPage[],
  requests: readonly (PageRequest | null)[],
): PageRequest | undefined {
  const next = pages.at(-1)?.next;
  if (next === undefined || pages.length >= MOST_PAGES) return undefined;
  const key = requestKey(next);
  if (requests.some((request) => request !== null && requestKey(request) === key)) return undefined;
  const counts = newScenes(pages);
  if (counts.reduce((sum, count) => sum + count, 0) >= MOST_SCENES) return undefined;
  const latest = pages.slice(-MOST_IDLE_PAGES);
  const isIdle =
    latest.length === MOST_IDLE_PAGES &&
    counts.slice(-MOST_IDLE_PAGES).every((count) => count === 0) &&
    latest.every(({ filteredHere }) => !filteredHere);
  return isIdle ? undefined : next;
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

function requestKey(request: PageRequest): string {
  return `${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`;
}
