import type { Position } from "geojson";
import type { Ring } from "../types.ts";

/**
 * The same line with longitudes that go on past ±180° instead of jumping to the other side of the map: no
 * two neighbours are more than 180° apart. The first corner stays where it is; heights are kept.
 */
export function unwrapLine(line: Ring): Position[] {
  let turn = 0;
  let before = line[0]?.[0] ?? 0;
  return line.map(([longitude = Number.NaN, ...others]) => {
    while (longitude + turn - before > 180) turn -= 360;
    while (longitude + turn - before < -180) turn += 360;
    before = longitude + turn;
    return [before, ...others];
  });
}
