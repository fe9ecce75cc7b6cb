import { DAY_MS } from "../../../measure/smooth/day-number.ts";

export interface MonthTick {
  /** Days since 1 January 1970. */
  readonly day: number;
  /** January, or the only month that is shown of a year. */
  readonly startsYear: boolean;
}

const STEPS_MONTHS = [1, 2, 3, 6, 12, 24, 60, 120];

/**
 * Firsts of months between two days, every one, or every second, third … so that at most `most` remain.
 * @param from days since 1 January 1970; `to` as well, both included
 */
export function monthTicks(from: number, to: number, most: number): readonly MonthTick[] {
  const first = new Date(from * DAY_MS);
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const last = new Date(to * DAY_MS);
  const end = last.getUTCFullYear() * 12 + last.getUTCMonth();
  const step = STEPS_MONTHS.find((each) => (end - start) / each < most) ?? 120;
  const ticks: MonthTick[] = [];
  for (let month = Math.ceil(start / step) * step; month <= end; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
    if (day >= from && day <= to) ticks.push({ day, startsYear: month % 12 === 0 });
  }
  return ticks;
}
