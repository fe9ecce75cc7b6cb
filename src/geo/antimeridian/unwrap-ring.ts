import type { Position } from "geojson";
import { closeRing } from "../polygon/close-ring.ts";
import type { Ring } from "../types.ts";
import { unwrapLine } from "./unwrap-line.ts";

/**
 * A ring continued past ±180° where it crosses the antimeridian. A ring that goes around a pole is closed
 * along that edge of the map. Maps draw what lies beyond ±180° where it belongs.
 */
export function unwrapRing(ring: Ring): Position[] {
  const line = unwrapLine(closeRing(ring));
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return line;
  const [[start = 0, latitude = 0], [end = 0]] = [first, last];
  if (Math.abs(end - start) < 180) return line;
  const pole = latitude < 0 ? -90 : 90;
  return [...line, [end, pole], [start, pole], [...first]];
}
