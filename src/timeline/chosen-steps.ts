import type { Slice } from "./types.ts";

/** Which steps of a timeline a composite is made of. */
export interface StepChoice {
  /** Days as YYYY-MM-DD, both included; "" is open. */
  readonly from: string;
  readonly to: string;
  /** Months of any year, 1 to 12; none stands for all. */
  readonly months: readonly number[];
  /** Per cent of the tiles that the provider calls free of cloud; steps that do not say it count from 0 only. */
  readonly clear: number;
}

/** In the order of the timeline. */
export function chosenSteps(slices: readonly Slice[], choice: StepChoice): readonly Slice[] {
  const { from, to, months, clear } = choice;
  return slices.filter(
    ({ day, cloudCover }) =>
      (from === "" || day >= from) &&
      (to === "" || day <= to) &&
      (months.length === 0 || months.includes(Number(day.slice(5, 7)))) &&
      100 - (cloudCover ?? 100) >= clear,
  );
}

/** The steps of one month of one year, the clearest first; of two that are equally clear the later. */
export function clearestOfMonth(slices: readonly Slice[], day: string): readonly Slice[] {
  return slices
    .filter((slice) => slice.day.slice(0, 7) === day.slice(0, 7))
    .toReversed()
    .toSorted((a, b) => (a.cloudCover ?? 100) - (b.cloudCover ?? 100));
}
