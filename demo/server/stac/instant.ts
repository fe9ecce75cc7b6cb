import { badRequest } from "../http/failure.ts";

/** RFC 3339, section 5.6: a date, a time to the second or finer, and an offset. */
const rfc3339 =
  /^(\d{4})-(\d{2})-(\d{2})[tT ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d+)?([zZ]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Milliseconds since the epoch of an RFC 3339 instant; undefined for anything else. */
export function parseInstant(text: string): number | undefined {
  const parts = rfc3339.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", offset = "Z"] = parts;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return undefined;
  // The thirtieth of February would quietly become the second of March.
  if (Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return undefined;
  // ECMAScript has no leap second and reads three digits of a fraction.
  const clock = `${hour}:${minute}:${second === "60" ? "59" : second}${fraction.slice(0, 4)}`;
  const time = Date.parse(`${year}-${month}-${day}T${clock}${offset.toUpperCase()}`);
  return Number.isNaN(time) ? undefined : time;
}

export interface Interval {
  readonly start: number;
  readonly end: number;
}

/**
 * The `datetime` parameter: an instant, or an interval whose ends are instants, `..` or empty.
 * @throws RequestFailure with 400.
 */
export function parseInterval(text: string): Interval {
  const ends = text.split("/");
  if (ends.length > 2) throw badRequest(`datetime: "${text}" has more than two ends.`);
  if (ends.length === 1) {
    const instant = instantOrFail(text);
    return { start: instant, end: instant };
  }
  const [from = "", to = ""] = ends;
  const start = isOpen(from) ? -Infinity : instantOrFail(from);
  const end = isOpen(to) ? Infinity : instantOrFail(to);
  if (start === -Infinity && end === Infinity) {
    throw badRequest("datetime: at least one end of the interval must be given.");
  }
  if (start > end) throw badRequest(`datetime: "${text}" ends before it starts.`);
  return { start, end };
}

function isOpen(end: string): boolean {
  return end === "" || end === "..";
}

function instantOrFail(text: string): number {
  const time = parseInstant(text);
  if (time === undefined) {
    throw badRequest(`datetime: "${text}" is not an RFC 3339 instant such as 2025-06-01T00:00:00Z.`);
  }
  return time;
}
