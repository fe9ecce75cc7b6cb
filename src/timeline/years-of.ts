import type { Slice } from "./types.ts";

/** The years of some dates: "2025", "2020–2025"; "" where there are none. */
export function yearsOf(slices: readonly Pick<Slice, "day">[]): string {
  const years = slices.map(({ day }) => day.slice(0, 4)).toSorted();
  const [first, last] = [years.at(0) ?? "", years.at(-1) ?? ""];
  return first === last ? first : `${first}–${last}`;
}
