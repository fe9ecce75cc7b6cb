import { ProblemError } from "../../problem/problem.ts";
import { COLORMAPS, isColormap } from "../../recipe/colormaps.ts";
import { COLORMAP_POINTS } from "./colormap-points.ts";

/** Colours a table has. More than a screen can show apart along one colormap. */
export const COLORMAP_SIZE = 256;

const tables = new Map<string, Uint8Array>();

/**
 * `COLORMAP_SIZE` colours from low to high as RGBA bytes. Equal questions get the same array: do not write to it.
 * @throws ProblemError of kind `recipe` for a name that is not in `COLORMAPS`
 */
export function colormap(name: string, reversed = false): Uint8Array {
  const key = `${name}|${reversed}`;
  const known = tables.get(key);
  if (known) return known;
  if (!isColormap(name)) {
    throw new ProblemError({
      kind: "recipe",
      message: `There is no colormap “${name}”.`,
      advice: `Known: ${COLORMAPS.map((candidate) => candidate.name).join(", ")}.`,
    });
  }
  const points = COLORMAP_POINTS[name].split(" ");
  const table = interpolate(reversed ? points.toReversed() : points);
  tables.set(key, table);
  return table;
}

function interpolate(points: readonly string[]): Uint8Array {
  const table = new Uint8Array(COLORMAP_SIZE * 4);
  for (let index = 0; index < COLORMAP_SIZE; index += 1) {
    const position = (index / (COLORMAP_SIZE - 1)) * (points.length - 1);
    const first = Math.min(Math.floor(position), points.length - 2);
    const low = rgbOf(points[first] ?? "000000");
    const high = rgbOf(points[first + 1] ?? "000000");
    for (const channel of [0, 1, 2] as const) {
      table[index * 4 + channel] = Math.round(
        low[channel] + (high[channel] - low[channel]) * (position - first),
      );
    }
    table[index * 4 + 3] = 255;
  }
  return table;
}

type Rgb = readonly [red: number, green: number, blue: number];

/** "rrggbb" or "#rrggbb" as numbers from 0 to 255. */
export function rgbOf(hex: string): Rgb {
  const number = Number.parseInt(hex.replace("#", ""), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}
