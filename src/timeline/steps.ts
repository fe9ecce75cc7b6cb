import type { Slice } from "./types.ts";

/** The slice whose day is nearest to `day`; the earlier of two that are equally near. */
export function nearestSlice(slices: readonly Slice[], day: string): Slice | undefined {
  const target = Date.parse(day);
  if (Number.isNaN(target)) return slices.at(-1);
  let nearest: Slice | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const slice of slices) {
    const away = Math.abs(Date.parse(slice.day) - target);
    if (away < distance) {
      nearest = slice;
      distance = away;
    }
  }
  return nearest;
}

/** The slice of a day, else the one nearest to it; the latest when there is no day. */
export function chosenSlice(slices: readonly Slice[], day: string | null): Slice | undefined {
  return day === null ? slices.at(-1) : nearestSlice(slices, day);
}

/**
 * The slice `by` steps on from `current`, or from the latest where that is null. Past an end it stays there, or goes on at the other end when it wraps.
 * Undefined only where there are no slices.
 */
export function stepSlice(
  slices: readonly Slice[],
  current: Slice | null,
  by: number,
  wrap = false,
): Slice | undefined {
  const from = current ? slices.indexOf(current) : -1;
  const target = (from < 0 ? slices.length - 1 : from) + by;
  const count = slices.length;
  return slices[wrap ? ((target % count) + count) % count : Math.max(0, Math.min(count - 1, target))];
}
