import type { BBox } from "../geo/types.ts";
import { normaliseBBox } from "../geo/bbox/normalise-bbox.ts";
import { BrokenParameter } from "./parameters.ts";

/** Readers and writers of single values. `String(number)` is the shortest text that reads back exactly. */

export function number(text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value))
    throw new BrokenParameter(`is not a number (${shown(text)})`);
  if (value < low || value > high)
    throw new BrokenParameter(`should be from ${low} to ${high}, not ${shown(text)}`);
  return value + 0;
}

export function numbers(text: string, count: number): number[] {
  const parts = text.split(",");
  if (parts.length !== count)
    throw new BrokenParameter(`should be ${count} numbers with commas, not ${shown(text)}`);
  return parts.map((part) => number(part, -Number.MAX_VALUE, Number.MAX_VALUE));
}

/** YYYY-MM-DD of a day that exists. */
function day(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time);
  if (!exists || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new BrokenParameter(`is not a day like 2025-06-30 (${shown(text)})`);
  }
  return text;
}

/** The day that was meant: of an instant the one that is written, in whatever zone it is. */
export function dayOfInstant(text: string): string {
  return day(INSTANT.test(text) ? text.slice(0, 10) : text);
}

/** A day as YYYY-MM-DD, or an instant, which becomes its minute in UTC: 2025-06-01T03:00Z. */
export function dayOrMinute(text: string): string {
  const [, written, time, zone = "Z"] = INSTANT.exec(text) ?? [];
  if (written === undefined || time === undefined) return day(text);
  const milliseconds = Date.parse(`${day(written)}T${time}${zone}`);
  if (Number.isNaN(milliseconds))
    throw new BrokenParameter(`is not a time like 2025-06-30T03:00Z (${shown(text)})`);
  return `${new Date(milliseconds).toISOString().slice(0, 16)}Z`;
}

/** Without a zone it is UTC. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?$/;

/** From 0 to 360 and across the antimeridian; more is a mistake. */
const MOST_LONGITUDE = 360;

/** Degrees, longitudes within ±180 and west above east across the antimeridian, however they are written. */
export function box(text: string): BBox {
  const [west = 0, south = 0, east = 0, north = 0] = numbers(text, 4);
  const inside = Math.abs(west) <= MOST_LONGITUDE && Math.abs(east) <= MOST_LONGITUDE;
  if (!inside || south < -90 || north > 90 || south > north) {
    throw new BrokenParameter(`should be west, south, east, north in degrees, not ${shown(text)}`);
  }
  const isPlaced = Math.abs(west) <= 180 && Math.abs(east) <= 180;
  return isPlaced ? [west, south, east, north] : normaliseBBox([west, south, east, north]);
}

export function flag(text: string): boolean {
  if (text === "1") return true;
  if (text === "0") return false;
  throw new BrokenParameter(`should be 0 or 1, not ${shown(text)}`);
}

/** Any text that is not empty and of a sensible length: links are written by strangers. */
export function words(text: string, most = 200): string {
  if (text === "") throw new BrokenParameter("is empty");
  if (text.length > most) throw new BrokenParameter(`is longer than ${most} characters`);
  return text;
}

export function oneOf(text: string, known: readonly string[], what: string): string {
  if (!known.includes(text))
    throw new BrokenParameter(`names ${what} that is not configured here (${shown(text)})`);
  return text;
}

/** A value as a message may show it. */
function shown(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}
