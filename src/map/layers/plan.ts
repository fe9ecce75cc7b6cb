/** Slices fetched ahead of the one on screen while playing, and on the other side. */
const AHEAD = 2;
const BEHIND = 1;

/**
 * The neighbours worth having ready, most urgent first.
 *
 * @param order all slices in order of time
 * @param direction where playback is going; 0 looks to both sides, the later side first
 */
export function neighbours(order: readonly string[], shown: string, direction: -1 | 0 | 1): string[] {
  const at = order.indexOf(shown);
  if (at < 0) return [];
  const step = direction === 0 ? 1 : direction;
  const steps = direction === 0 ? [1, -1] : [...range(AHEAD), ...range(BEHIND).map((count) => -count)];
  const found: string[] = [];
  for (const offset of steps) {
    const id = order[wrapWhilePlaying(at + offset * step, order.length, direction)];
    if (id !== undefined && id !== shown && !found.includes(id)) found.push(id);
  }
  return found;
}

/** Playback loops, so after the last slice the first is the next; browsing stops at the ends. */
function wrapWhilePlaying(index: number, length: number, direction: -1 | 0 | 1): number {
  return direction === 0 ? index : (index + length) % length;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Bytes of textures all slice layers may hold together: a third of what phones give a page. */
const TEXTURE_BUDGET_BYTES = 160 * 2 ** 20;
const FEWEST_LAYERS = 4;
const MOST_LAYERS = 12;

/**
 * How many slice layers may be kept for a view of `tiles` tiles with bitmaps of `size` pixels.
 * Mipmaps add a third to the 4 bytes per pixel.
 */
export function layerLimit(tiles: number, size: number): number {
  const bytes = Math.max(1, tiles) * size * size * 4 * (4 / 3);
  return Math.min(MOST_LAYERS, Math.max(FEWEST_LAYERS, Math.floor(TEXTURE_BUDGET_BYTES / bytes)));
}

/**
 * Which layers have to go so that at most `limit` stay: the least recently used first, and never
 * one of `keep`.
 *
 * @param used ids, least recently used first
 */
export function layersToRemove(used: readonly string[], keep: ReadonlySet<string>, limit: number): string[] {
  const excess = used.length - limit;
  if (excess <= 0) return [];
  return used.filter((id) => !keep.has(id)).slice(0, excess);
}
