import { textOf, type JsonObject } from "./read.ts";

/**
 * The instant of an item as ISO 8601 in UTC: `datetime`, else `start_datetime`, else `end_datetime` (STAC allows a
 * null `datetime` for ranges). Midnight in another zone, and a range of one such day, mean the date: 00:00 UTC of
 * it. Undefined where there is no instant.
 */
export function instantOf(properties: JsonObject): string | undefined {
  const written = properties["datetime"];
  // An interval in the place of an instant, as a search would have it; either end may be open.
  const [first, last] = typeof written === "string" && written.includes("/") ? written.split("/") : [];
  const datetime = first === undefined ? written : undefined;
  const start = properties["start_datetime"] ?? first;
  const end = properties["end_datetime"] ?? last;
  const [from, to] = [parseInstant(start), parseInstant(end)];
  return dateOf(datetime) ?? parseInstant(datetime) ?? dateOf(start) ?? dayOfRange(from, to) ?? from ?? to;
}

/** 2025-06-01T00:00+02:00 is the first of June. */
function dateOf(value: unknown): string | undefined {
  const { date, hour, minute, second, zone } = partsOf(value) ?? {};
  const isMidnight = hour === 0 && minute === 0 && second === 0;
  return date !== undefined && isMidnight && zone ? isoOf(date) : undefined;
}

const HOUR_MS = 3_600_000;

/** 2025-05-31T22:00Z to 2025-06-01T21:59:59Z is the first of June. A change of clocks makes 23 or 25 hours of a day. */
function dayOfRange(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const hours = (end - start) / HOUR_MS;
  const isLocalDay = hours > 22.9 && hours < 25.1 && start % (HOUR_MS / 4) === 0;
  return isLocalDay ? parseInstant(new Date((start + end) / 2).toISOString().slice(0, 10)) : undefined;
}

/**
 * A text as an instant, ISO 8601 in UTC: RFC 3339, and what services write instead of it: without a zone (UTC), zones
 * without a colon or minutes, no separators, a comma in the seconds, a month or a year alone. A leap second belongs to
 * the day that it ends. Read here, because browsers read such texts each in another way.
 */
export function parseInstant(value: unknown): string | undefined {
  const parts = partsOf(value);
  if (parts === undefined) return undefined;
  const { date, hour = 0, minute = 0, second = 0, zone = 0 } = parts;
  return isoOf(date + ((hour * 60 + minute - zone) * 60 + second) * 1000);
}

const INSTANT =
  /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2}(?:[.,]\d+)?))? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/i;

interface Parts {
  /** Midnight in UTC of the date that is written, ms. */
  readonly date: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Minutes that the zone is ahead of UTC; absent where it is UTC itself. */
  readonly zone?: number;
}

/** Undefined for what is no instant, or none that there is. */
function partsOf(value: unknown): Parts | undefined {
  const found = INSTANT.exec(textOf(value)?.trim() ?? "");
  if (!found) return undefined;
  const [, year, month = "01", day = "01", hours, minutes, seconds = "0", zone] = found;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return undefined;
  if (hours === undefined) return { date: date.getTime() };
  const [hour, minute, written] = [Number(hours), Number(minutes), Number(seconds.replace(",", "."))];
  if (hour > 24 || minute > 59 || written >= 61) return undefined;
  const ahead = minutesAhead(zone);
  // Milliseconds are what a Date holds; 60 is a leap second.
  const second = written >= 60 ? 59.999 : Math.floor(written * 1000 + 1e-6) / 1000;
  return { date: date.getTime(), hour, minute, second, ...(ahead === 0 ? {} : { zone: ahead }) };
}

function minutesAhead(zone = "Z"): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (Number(hours ?? 0) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}

function isoOf(milliseconds: number): string {
  return new Date(Math.round(milliseconds)).toISOString();
}
