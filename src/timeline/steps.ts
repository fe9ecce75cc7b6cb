import { sliceName } from "./slice-name.ts";
import type { Slice } from "./types.ts";

/**
 * The slice nearest to a day or an instant, as `sliceName` writes them; the earlier of two that are equally near.
 * Days are compared with days: the first step of a day stands for it.
 */
export function nearestSlice(slices: readonly Slice[], name: string): Slice | undefined {
  const target = Date.parse(name);
  const isDay = !name.includes("T");
  if (Number.isNaN(target)) return slices.at(-1);
  let nearest: Slice | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const slice of slices) {
    const away = Math.abs(Date.parse(isDay ? slice.day : slice.datetime) - target);
    if (away < distance) {
      nearest = slice;
      distance = away;
    }
  }
  return nearest;
}

/** The slice of that name, else the one nearest to it; the latest when there is no name. */
export function chosenSlice(slices: readonly Slice[], name: string | null): Slice | undefined {
  if (name === null) return slices.at(-1);
  return slices.find((slice) => sliceName(slice) === name) ?? nearestSlice(slices, name);
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
