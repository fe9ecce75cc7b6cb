import { colormap } from "../../raster/colour/colormap.ts";

/** Stops of a CSS gradient: more than the eye tells apart in 300 px. */
const STOPS = 24;

/** A colormap as CSS colours from the low end to the high one, of the very table that colours the map. */
export function rampColours(name: string, reversed: boolean): readonly string[] {
  const table = colormap(name, reversed);
  const entries = table.length / 4;
  return Array.from({ length: STOPS }, (_, stop) => {
    const at = Math.round((stop / (STOPS - 1)) * (entries - 1)) * 4;
    return `rgb(${table[at]} ${table[at + 1]} ${table[at + 2]})`;
  });
}

/** A colormap as a CSS gradient from left to right. */
export function rampGradient(name: string, reversed: boolean): string {
  return `linear-gradient(90deg, ${rampColours(name, reversed).join(", ")})`;
}
