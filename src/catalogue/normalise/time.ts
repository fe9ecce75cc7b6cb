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

const LOCAL_MIDNIGHT = /^(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0+)?)?[+-](?!00:?00)\d{2}:?\d{2}$/;

/** 2025-06-01T00:00+02:00 is the first of June. */
function dateOf(value: unknown): string | undefined {
  return parseInstant(LOCAL_MIDNIGHT.exec(textOf(value)?.trim().replace(" ", "T") ?? "")?.[1]);
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

/** A text as an instant. One without a zone is read as UTC: browsers would take the local zone. */
export function parseInstant(value: unknown): string | undefined {
  const text = textOf(value)?.trim().replace(" ", "T");
  if (!text || !/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const zoned = /T/.test(text) && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? `${text}Z` : text;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
