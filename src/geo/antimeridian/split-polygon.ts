import type { Position } from "geojson";
import { clipPolygon } from "../polygon/clip-polygon.ts";
import type { Rings } from "../types.ts";

/**
 * An unwrapped polygon cut at ±180°, as RFC 7946 (3.1.9) wants it: one polygon per copy of the world that
 * it reaches into, longitudes within ±180. What lies within already comes back as one part, unchanged.
 */
export function splitPolygon(rings: Rings): Position[][][] {
  const longitudes = rings.flat().map(([longitude = Number.NaN]) => longitude);
  const [low, high] = [Math.min(...longitudes), Math.max(...longitudes)];
  if (low >= -180 && high <= 180) return [rings.map((ring) => ring.map((corner) => corner.slice()))];
  const parts: Position[][][] = [];
  for (let world = Math.floor((low + 180) / 360); world * 360 - 180 < high; world += 1) {
    const west = world * 360 - 180;
    const part = clipPolygon(rings, [west, -Infinity, west + 360, Infinity]);
    if (part.length > 0) {
      parts.push(
        part.map((ring) =>
          ring.map(([longitude = Number.NaN, ...others]) => [longitude - world * 360, ...others]),
        ),
      );
    }
  }
  return parts;
}
