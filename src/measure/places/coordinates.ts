import type { LonLat } from "../../geo/types.ts";

/**
 * A place as people type it: "51.5, 5.2" (latitude first, as maps and phones have it), "5.2 E 51.5 N",
 * "51°30'18.5\"N 5°12'E", "N 51 30.5 E 5 12.2", "geo:51.5,5.2", an address with "@51.5,5.2" or "#map=12/51.5/5.2".
 * Undefined where it is something else.
 */
export function parseCoordinates(text: string): LonLat | undefined {
  const trimmed = text.trim();
  const [, lat, lon] =
    /^geo:(-?[\d.]+),(-?[\d.]+)/i.exec(trimmed) ??
    /^https?:.*@(-?[\d.]+),(-?[\d.]+)/i.exec(trimmed) ??
    /^https?:.*#map=[\d.]+\/(-?[\d.]+)\/(-?[\d.]+)/i.exec(trimmed) ??
    [];
  if (lat !== undefined && lon !== undefined) return checked(Number(lon), Number(lat));
  return trimmed.length > MAX_CHARACTERS ? undefined : parsePair(trimmed);
}

const MAX_CHARACTERS = 100;

/** Degrees, and minutes and seconds where there are any. */
const ANGLE = String.raw`([-+−]?\d+(?:[.,]\d+)?)\s*(?:°|º|d)?\s*(?:(\d+(?:[.,]\d+)?)\s*(?:'|′|’|m)?\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:"|″|”|''|s)?\s*)?`;
const BEFORE = new RegExp(`^([NSEW])\\s*${ANGLE}$`, "i");
const AFTER = new RegExp(`^${ANGLE}([NSEW])?$`, "i");

interface Angle {
  readonly degrees: number;
  readonly axis?: "lon" | "lat" | undefined;
}

function parsePair(text: string): LonLat | undefined {
  for (const [first, second] of splits(text)) {
    const [a, b] = [angleOf(first), angleOf(second)];
    if (!a || !b) continue;
    if (a.axis === undefined && b.axis === undefined) {
      // A first number that is no latitude is a longitude.
      return Math.abs(a.degrees) <= 90 ? checked(b.degrees, a.degrees) : checked(a.degrees, b.degrees);
    }
    if (a.axis === b.axis) continue;
    const isLonFirst = a.axis === "lon" || b.axis === "lat";
    return isLonFirst ? checked(a.degrees, b.degrees) : checked(b.degrees, a.degrees);
  }
  return undefined;
}

/** Where the text may be two angles, the likelier first. */
function splits(text: string): readonly (readonly [string, string])[] {
  const clean = text.replace(/\b(?:lat(?:itude)?|lon(?:gitude)?|lng)\b\s*[:=]?/gi, " ").trim();
  const found: (readonly [string, string])[] = [];
  for (const separator of [
    /\s*[;|/]\s*/g,
    /\s*,\s+/g,
    /(?<=[NSEW])\s*,?\s*(?=[\d+-])/gi,
    /\s*,?\s*(?=[NSEW]\s*\d)/gi,
    /\s*,\s*/g,
    /\s+/g,
  ]) {
    const parts = clean.split(separator).filter((part) => part !== "");
    const [first, second] = parts;
    if (parts.length === 2 && first !== undefined && second !== undefined) found.push([first, second]);
  }
  return found;
}

function angleOf(text: string): Angle | undefined {
  const before = BEFORE.exec(text.trim());
  if (before) return angle(before.slice(2, 5), before[1]);
  const after = AFTER.exec(text.trim());
  return after ? angle(after.slice(1, 4), after[4]) : undefined;
}

function angle(
  [degrees = "", minutes, seconds]: readonly (string | undefined)[],
  letter?: string,
): Angle | undefined {
  const side = letter?.toUpperCase();
  const value = number(degrees);
  const [minute, second] = [number(minutes ?? "0"), number(seconds ?? "0")];
  if (minute >= 60 || second >= 60) return undefined;
  const size = Math.abs(value) + minute / 60 + second / 3600;
  const negative = /^[-−]/.test(degrees) !== (side === "S" || side === "W");
  return { degrees: negative ? -size : size, axis: axisOf(side) };
}

function axisOf(side: string | undefined): Angle["axis"] {
  if (side === undefined) return undefined;
  return side === "N" || side === "S" ? "lat" : "lon";
}

function number(text: string): number {
  return Number(text.replace("−", "-").replace(",", "."));
}

function checked(lon: number, lat: number): LonLat | undefined {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined;
}
