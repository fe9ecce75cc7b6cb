import { wrapLongitude } from "../geo/antimeridian/wrap-longitude.ts";
import type { Tick } from "../timeline/ticks.ts";
import type { ReducedSteps, Slice } from "../timeline/types.ts";
import { composite } from "./messages/composite.ts";

/** Numbers, dates and places as people read them. All dates of the interface are UTC days. */

const LOCALE = "en-GB";

const longDayFormat = new Intl.DateTimeFormat(LOCALE, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
/** Three letters for every month; British English writes "Sept". */
const monthFormat = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });
const timeFormat = new Intl.DateTimeFormat(LOCALE, {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
  hourCycle: "h23",
});
const countFormat = new Intl.NumberFormat(LOCALE);

/** "2025-06-18" (or any ISO instant) as "18 Jun 2025"; what is no date is returned as it came. */
export function formatDay(day: string): string {
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? day : dayText(date);
}

/** As `formatDay`, in full, for screen readers. */
function formatLongDay(day: string): string {
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? day : longDayFormat.format(date);
}

type Step = Pick<Slice, "day" | "time" | "reduces">;

/**
 * The day of a slice, with its time in UTC where the day has several: "1 Jun 2025, 03:00 UTC". Of a composite what it
 * is, and of how many dates: "Maximum of 8 of 36 dates".
 */
export function formatSlice({ day, time, reduces }: Step): string {
  return reduces ? formatReduced(reduces) : withTime(formatDay(day), time);
}

/** As `formatSlice`, in full, for screen readers. */
export function formatLongSlice({ day, time, reduces }: Step): string {
  return reduces ? formatReduced(reduces) : withTime(formatLongDay(day), time);
}

function formatReduced({ method, steps, of }: ReducedSteps): string {
  return composite.of(method, steps.length, of);
}

function withTime(day: string, time: string | undefined): string {
  return time === undefined ? day : `${day}, ${time} UTC`;
}

/** What begins at a mark of the time axis: "03:00", "18 Jun", "Jun" or "2025". */
export function formatTick({ time, kind }: Tick): string {
  const date = new Date(time);
  switch (kind) {
    case "hour":
      return timeFormat.format(date);
    case "day":
      return `${date.getUTCDate()} ${monthFormat.format(date)}`;
    case "month":
      return monthFormat.format(date);
    default:
      return String(date.getUTCFullYear());
  }
}

/** "2025-06-01" as "Jun". */
export function formatMonth(day: string): string {
  return monthFormat.format(new Date(day));
}

/** An ISO instant as "18 Jun 2025, 10:46 UTC". */
export function formatInstant(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return `${dayText(date)}, ${timeFormat.format(date)} UTC`;
}

function dayText(date: Date): string {
  return `${date.getUTCDate()} ${monthFormat.format(date)} ${date.getUTCFullYear()}`;
}

export function formatCount(count: number): string {
  return countFormat.format(count);
}

/** Megabytes of 2²⁰ bytes, as limits count them; one decimal below ten. */
export function formatMegabytes(bytes: number): string {
  const size = bytes / 2 ** 20;
  return size < 10 ? size.toFixed(1) : formatCount(Math.round(size));
}

/** Per cent, 0–100, without decimals. */
export function formatPercent(percent: number): string {
  return `${Math.round(percent)} %`;
}

/** Four significant digits, a true minus sign, and no exponent where it can be helped. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e6 || size < 1e-4)
      ? value.toExponential(2)
      : value.toFixed(size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3);
  return text.replace("-", "−");
}

/** Degrees with five decimals (about a metre): "51.20341° N, 5.98812° E". */
export function formatLonLat(lon: number, lat: number): string {
  const wrapped = wrapLongitude(lon);
  const northing = `${Math.abs(lat).toFixed(5)}° ${lat < 0 ? "S" : "N"}`;
  return `${northing}, ${Math.abs(wrapped).toFixed(5)}° ${wrapped < 0 ? "W" : "E"}`;
}

/** "in 4 min", "in 40 s", "3 h ago": distance from `now` to `then`, both in milliseconds. */
export function formatDistance(then: number, now: number): string {
  const seconds = Math.round(Math.abs(then - now) / 1000);
  const amount =
    seconds < 90
      ? `${seconds} s`
      : seconds < 5400
        ? `${Math.round(seconds / 60)} min`
        : seconds < 129_600
          ? `${Math.round(seconds / 3600)} h`
          : `${Math.round(seconds / 86_400)} days`;
  return then >= now ? `in ${amount}` : `${amount} ago`;
}

/** The time of an instant (milliseconds since the epoch) as the person's own clock shows it, e.g. "10:31". */
export function formatTimeOfDay(instant: number, locale?: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone });
  return format.format(instant);
}

/** Metres as "640 m", "4.2 km", "118 km". */
export function formatDistanceOnGround(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  const kilometres = metres / 1000;
  return `${kilometres < 10 ? kilometres.toFixed(1) : formatCount(Math.round(kilometres))} km`;
}
