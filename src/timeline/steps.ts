import type { Slice } from "./types.ts";

/** The slice whose day is nearest to a date; the earlier of two that are equally near. */
export function nearestSlice(slices: readonly Slice[], date: string): Slice | undefined {
  const target = Date.parse(date.slice(0, 10));
  if (Number.isNaN(target)) return slices.at(-1);
  let nearest: Slice | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const slice of slices) {
    const away = Math.abs(Date.parse(slice.id) - target);
    if (away < distance) {
      nearest = slice;
      distance = away;
    }
  }
  return nearest;
}

/** The slice a view means: the one it names, else the nearest to it; the latest when it names none. */
export function chosenSlice(slices: readonly Slice[], id: string | null): Slice | undefined {
  if (id === null) return slices.at(-1);
  return slices.find((slice) => slice.id === id) ?? nearestSlice(slices, id);
}

/**
 * The slice `by` steps on. Past an end it stays there, or goes on at the other end when it wraps.
 * Undefined only where there are no slices.
 */
export function stepSlice(
  slices: readonly Slice[],
  id: string | null,
  by: number,
  wrap = false,
): Slice | undefined {
  const current = chosenSlice(slices, id);
  if (current === undefined) return undefined;
  const target = slices.indexOf(current) + by;
  const count = slices.length;
  return slices[wrap ? ((target % count) + count) % count : Math.max(0, Math.min(count - 1, target))];
}
