import type { Slice } from "./types.ts";

/** A slice, or a time beside all slices. */
type Moment = Pick<Slice, "day" | "time" | "datetime">;

/** A mark of the time axis. */
export interface Tick {
  /** Start of the period, milliseconds since the epoch. */
  readonly time: number;
  /** What begins there: the longest of the periods that do. */
  readonly kind: "hour" | "day" | "month" | "year";
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const HOURS = [1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS);
const DAYS = [1, 2, 7].map((days) => days * DAY_MS);
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 240];

/**
 * Marks within the slices' time, thinned to at most `most`: hours where a day has several steps, days, else months,
 * quarters, half-years, then years in steps of 1, 2, 5, 10, 20. All in UTC.
 */
export function timeTicks(slices: readonly Moment[], most = 14): readonly Tick[] {
  const [from, to] = span(slices);
  if (Number.isNaN(from) || Number.isNaN(to)) return [];
  const isHourly = slices.some(({ time }) => time !== undefined);
  for (const step of [...(isHourly ? HOURS : []), ...DAYS]) {
    const first = Math.ceil(from / step) * step;
    const count = Math.floor((to - first) / step) + 1;
    // Of a few steps the days say more than the one month that may begin among them.
    if (count > 1 && count <= most)
      return Array.from({ length: count }, (_, index) => tickAt(first + index * step));
  }
  for (const months of MONTHS) {
    const times = starts(from, to, months);
    if (times.length <= most) return times.map(tickAt);
  }
  return [];
}

function tickAt(time: number): Tick {
  const date = new Date(time).toISOString();
  if (date.slice(4, 19) === "-01-01T00:00:00") return { time, kind: "year" };
  if (date.slice(7, 19) === "-01T00:00:00") return { time, kind: "month" };
  return { time, kind: time % DAY_MS === 0 ? "day" : "hour" };
}

/** From the first slice to the last: the instant where a day has several steps, else the day. */
function span(slices: readonly Moment[]): readonly [number, number] {
  return [timeOf(slices[0]), timeOf(slices.at(-1))];
}

function timeOf(slice: Moment | undefined): number {
  return Date.parse((slice?.time === undefined ? slice?.day : slice.datetime) ?? "");
}

function starts(from: number, to: number, months: number): number[] {
  const first = new Date(from);
  const times: number[] = [];
  const begin = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = Math.ceil(begin / months) * months; ; month += months) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (time > to) return times;
    if (time >= from) times.push(time);
  }
}
