import { isoDay } from "../iso-day.ts";

/** Both ends included, YYYY-MM-DD; null is open. */
export interface DateSpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** The day `months` calendar months before `day`, at the latest on the last day of that month. */
export function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months + 1, 0));
  return isoDay(target + (Math.min(date.getUTCDate(), lastOfMonth.getUTCDate()) - 1) * 86_400_000);
}

/** The last day a collection can have data: its own end, else `today`. */
export function lastDay(
  interval: readonly [string | null, string | null] | undefined,
  today: string,
): string {
  const end = interval?.[1]?.slice(0, 10);
  return end !== undefined && end < today ? end : today;
}

/** What a newly chosen collection is searched with: its last year. */
export function defaultSpan(
  interval: readonly [string | null, string | null] | undefined,
  today: string,
): DateSpan {
  const to = lastDay(interval, today);
  const from = monthsBefore(to, 12);
  const start = interval?.[0]?.slice(0, 10);
  return { from: start !== undefined && start > from ? start : from, to };
}

/** March to October of the latest year whose season has begun, in the northern hemisphere; else September to April. */
export function seasonSpan(last: string, latitude: number): DateSpan {
  const year = Number(last.slice(0, 4));
  if (latitude >= 0) {
    const season = last >= `${year}-03-01` ? year : year - 1;
    return { from: `${season}-03-01`, to: `${season}-10-31` };
  }
  const season = last >= `${year}-09-01` ? year : year - 1;
  return { from: `${season}-09-01`, to: `${season + 1}-04-30` };
}
