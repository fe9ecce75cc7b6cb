import type { Position } from "geojson";
import type { Ring, Rings } from "../types.ts";
import { unwrapRing } from "./unwrap-ring.ts";

/** A polygon continued past ±180° where it crosses the antimeridian, its holes in the same copy of the world. */
export function unwrapPolygon(rings: Rings): Position[][] {
  const [outer, ...holes] = rings.map(unwrapRing);
  if (outer === undefined) return [];
  const longitudes = outer.map(([longitude = Number.NaN]) => longitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  return [outer, ...holes.map((hole) => turnInto(hole, west, east))];
}

function turnInto(hole: Ring, west: number, east: number): Position[] {
  const start = hole[0]?.[0] ?? west;
  const turn = [0, 360, -360].find((shift) => start + shift >= west && start + shift <= east) ?? 0;
  return hole.map(([longitude = Number.NaN, ...others]) => [longitude + turn, ...others]);
}
