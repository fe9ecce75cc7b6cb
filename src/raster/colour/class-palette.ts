import type { AssetClass } from "../../catalogue/types.ts";
import { rgbOf } from "./colormap.ts";

/** A class as a legend shows it. */
export interface LegendClass {
  readonly value: number;
  readonly name: string;
  /** "#rrggbb" */
  readonly colour: string;
}

/**
 * Scene classification of Sentinel-2 level 2A with the colours of its toolbox.
 * Source: Copernicus, "Level-2A Algorithm Theoretical Basis Document", scene classification legend.
 */
const SCENE_CLASSIFICATION: readonly LegendClass[] = [
  { value: 1, name: "Saturated or defective", colour: "#ff0000" },
  { value: 2, name: "Dark area", colour: "#2f2f2f" },
  { value: 3, name: "Cloud shadow", colour: "#643200" },
  { value: 4, name: "Vegetation", colour: "#00a000" },
  { value: 5, name: "Not vegetated", colour: "#ffe65a" },
  { value: 6, name: "Water", colour: "#0000ff" },
  { value: 7, name: "Unclassified", colour: "#808080" },
  { value: 8, name: "Cloud, medium probability", colour: "#c0c0c0" },
  { value: 9, name: "Cloud, high probability", colour: "#ffffff" },
  { value: 10, name: "Thin cirrus", colour: "#64c8ff" },
  { value: 11, name: "Snow or ice", colour: "#ff96ff" },
];

/** Okabe and Ito's eight colours (2008), safe for colour-blind readers; repeated when there are more classes. */
const QUALITATIVE = ["#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#666666"];

/** What a band says of its classes, the most trusted source first. */
export interface ClassSources {
  /** Asset key or band name: "SCL" has a well-known legend. */
  readonly name: string;
  readonly classes?: readonly AssetClass[];
  /** The file's own colour table, RGBA bytes by value. A class without a colour of its own has that of the table. */
  readonly palette?: Uint8Array;
}

/** The classes of a band with their colours: the item's, the file's, the well-known or made-up ones. */
export function legendOf(sources: ClassSources): readonly LegendClass[] {
  const wellKnown = /^scl(?:_\d+m)?\b/i.test(sources.name) ? SCENE_CLASSIFICATION : [];
  const classes = sources.classes?.filter(({ nodata }) => nodata !== true) ?? [];
  if (classes.length === 0) return wellKnown;
  return classes.map(({ value, name, colour }, index) => ({
    value,
    name,
    colour:
      colour ??
      colourInTable(sources.palette, value) ??
      wellKnown.find((known) => known.value === value)?.colour ??
      madeUpColour(index),
  }));
}

/** Values of a class layer that a legend lists. */
const MAX_OCCURRING = 256;

/** The classes that pixels belong to, in order; whole numbers without a name are called by themselves. */
export function occurringClasses(
  values: Float32Array | Float64Array,
  {
    name,
    described,
    stored,
  }: {
    readonly name: string;
    readonly described: { readonly classes?: readonly AssetClass[] };
    readonly stored: { readonly palette?: Uint8Array; readonly classes?: readonly AssetClass[] };
  },
): readonly LegendClass[] {
  const occurring = new Set<number>();
  for (const value of values) {
    if (Number.isInteger(value)) occurring.add(value);
    if (occurring.size >= MAX_OCCURRING) break;
  }
  const palette = stored.palette ? { palette: stored.palette } : {};
  const said = described.classes ?? stored.classes;
  const known = legendOf({ name, ...palette, ...(said ? { classes: said } : {}) });
  const named = new Map(known.map((each) => [each.value, each]));
  const hidden = new Set(said?.filter(({ nodata }) => nodata).map(({ value }) => value));
  const classes = [...occurring]
    .filter((value) => !hidden.has(value))
    .toSorted((a, b) => a - b)
    .map((value) => named.get(value) ?? { value, name: String(value) });
  return classes.length > 0 ? legendOf({ name, classes, ...palette }) : [];
}

/**
 * Colours by value as 32-bit numbers in the platform's byte order. Values the legend does not name take
 * the colour of the file's table, or a made-up one when there is no legend at all.
 */
export function paletteOf(sources: ClassSources): ReadonlyMap<number, number> {
  const colours = new Map<number, number>();
  const legend = legendOf(sources);
  const tableSize = (sources.palette?.length ?? 0) / 4;
  for (let value = 0; value < tableSize; value += 1) {
    colours.set(value, packed([...(sources.palette?.subarray(value * 4, value * 4 + 4) ?? [])]));
  }
  if (legend.length === 0 && tableSize === 0) {
    for (let value = 0; value < 256; value += 1)
      colours.set(value, packed([...rgbOf(madeUpColour(value)), 255]));
  }
  for (const { value, colour } of legend) colours.set(value, packed([...rgbOf(colour), 255]));
  for (const { value, nodata } of sources.classes ?? []) if (nodata === true) colours.delete(value);
  return colours;
}

function colourInTable(palette: Uint8Array | undefined, value: number): string | undefined {
  if (!palette || value < 0 || value * 4 + 3 >= palette.length) return undefined;
  const bytes = [...palette.subarray(value * 4, value * 4 + 3)];
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function madeUpColour(index: number): string {
  return QUALITATIVE[index % QUALITATIVE.length] ?? "#666666";
}

function packed(rgba: readonly number[]): number {
  return new Uint32Array(new Uint8Array(rgba).buffer)[0] ?? 0;
}
