import type { Slice } from "./types.ts";

/** A mark of the time axis. */
export interface Tick {
  /** First day of the period, YYYY-MM-DD. */
  readonly day: string;
  /** 0 at the first slice, 1 at the last. */
  readonly position: number;
  readonly kind: "month" | "year";
}

/** Where a day lies between the first and the last slice, 0–1; 0.5 where there is only one. */
export function timePosition(slices: readonly Slice[], day: string): number {
  const [from, to] = span(slices);
  return to === from ? 0.5 : (Date.parse(day) - from) / (to - from);
}

/**
 * Starts of months within the slices' time, thinned to at most `most`: every month, else quarters,
 * half-years, then years in steps of 1, 2, 5, 10.
 */
export function timeTicks(slices: readonly Slice[], most = 14): readonly Tick[] {
  if (slices.length === 0) return [];
  const [from, to] = span(slices);
  for (const months of [1, 3, 6, 12, 24, 60, 120, 240]) {
    const days = starts(from, to, months);
    if (days.length <= most) {
      return days.map((day) => ({
        day,
        position: timePosition(slices, day),
        kind: day.endsWith("-01-01") ? "year" : "month",
      }));
    }
  }
  return [];
}

function span(slices: readonly Slice[]): readonly [number, number] {
  return [Date.parse(slices[0]?.day ?? ""), Date.parse(slices.at(-1)?.day ?? "")];
}

function starts(from: number, to: number, months: number): string[] {
  const first = new Date(from);
  const days: string[] = [];
  const begin = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = Math.ceil(begin / months) * months; ; month += months) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (time > to) return days;
    if (time >= from) days.push(new Date(time).toISOString().slice(0, 10));
  }
}
