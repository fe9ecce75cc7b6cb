import type { Slice } from "../../timeline/types.ts";
import type { ClearnessOf } from "../area/clearness.ts";
import type { Order } from "../search/result-rows.ts";

/** Dates in the order of the sheet; what is not known comes last, the newest of it first. */
export function inOrder(
  slices: readonly Slice[],
  order: Order,
  clearnessOf: ClearnessOf,
  values: ReadonlyMap<string, number>,
): readonly Slice[] {
  if (order === "oldest") return slices;
  const newest = slices.toReversed();
  if (order === "newest") return newest;
  const rank = (slice: Slice): number =>
    (order === "clearest" ? clearnessOf(slice)?.percent : values.get(slice.id)) ?? Number.NEGATIVE_INFINITY;
  // Two that are not known are equal: their difference would be no number.
  return newest.toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(other) - rank(one)));
}

/** The names with one more, or one fewer. */
export function toggled(excluded: readonly string[], name: string): readonly string[] {
  return excluded.includes(name) ? excluded.filter((other) => other !== name) : [...excluded, name];
}
