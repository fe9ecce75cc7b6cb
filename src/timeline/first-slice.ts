import type { Slice } from "./types.ts";

/**
 * The date a first visit opens on: the clearest, and among equally clear ones the nearest to the middle
 * of the season, because the latest date of a season is often a winter's day under cloud.
 */
export function firstSlice(slices: readonly Slice[]): Slice | undefined {
  const middle = (slices.length - 1) / 2;
  let best: Slice | undefined;
  let bestRank: readonly [number, number] = [Infinity, Infinity];
  for (const [index, slice] of slices.entries()) {
    // Whole tens: three per cent fewer clouds are not worth a month.
    const rank = [Math.floor((slice.cloudCover ?? 50) / 10), Math.abs(index - middle)] as const;
    if (rank[0] < bestRank[0] || (rank[0] === bestRank[0] && rank[1] < bestRank[1])) {
      best = slice;
      bestRank = rank;
    }
  }
  return best;
}

/** Per cent: of one that is clearer, no more is to be expected of further pages. */
const CLEAR = 10;

/**
 * The same while older dates are still arriving: the oldest one may lack scenes, and unless a date is clear, a
 * clearer one may follow. Where nothing tells of clouds, waiting would tell nothing either.
 * @param slices in order of time
 * @returns undefined while it is better to wait
 */
export function firstClearSlice(slices: readonly Slice[]): Slice | undefined {
  const complete = slices.slice(1);
  const best = firstSlice(complete);
  const isTold = complete.some(({ cloudCover }) => cloudCover !== undefined);
  return !isTold || (best?.cloudCover ?? 100) < CLEAR ? best : undefined;
}
