import type { Slice } from "./types.ts";

/** Which steps of a timeline a composite is made of. */
export interface StepChoice {
  /** Days as YYYY-MM-DD, both included; "" is open. */
  readonly from: string;
  readonly to: string;
  /** Months of any year, 1 to 12; none stands for all. */
  readonly months: readonly number[];
  /** Per cent that is clear at least; steps of which it is not known count from 0 only. */
  readonly clear: number;
}

/** Per cent of a step that is clear, of the ground that the caller asks about; undefined where that is not known. */
type ClearPercentOf = (slice: Slice) => number | undefined;

/** In the order of the timeline. */
export function chosenSteps(
  slices: readonly Slice[],
  choice: StepChoice,
  clearOf: ClearPercentOf,
): readonly Slice[] {
  const { from, to, months, clear } = choice;
  return slices.filter(
    (slice) =>
      (from === "" || slice.day >= from) &&
      (to === "" || slice.day <= to) &&
      (months.length === 0 || months.includes(Number(slice.day.slice(5, 7)))) &&
      (clearOf(slice) ?? 0) >= clear,
  );
}

/** The steps of one month of one year, the clearest first; of two that are equally clear the later. */
export function clearestOfMonth(
  slices: readonly Slice[],
  day: string,
  clearOf: ClearPercentOf,
): readonly Slice[] {
  return slices
    .filter((slice) => slice.day.slice(0, 7) === day.slice(0, 7))
    .toReversed()
    .toSorted((a, b) => (clearOf(b) ?? 0) - (clearOf(a) ?? 0));
}
