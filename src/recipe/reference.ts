import type { Asset, Scene } from "../catalogue/types.ts";
import { CONSTANTS } from "./expression/functions.ts";
import { findBand, type ResolvedBand } from "./expression/resolve-band.ts";

/** What a band measures, by the common names of the STAC EO extension. */
export type Quantity = "blue" | "green" | "red" | "rededge" | "nir" | "swir16" | "swir22";

/** Names a band of that quantity goes by, the standard one first. */
const COMMON: Readonly<Record<Quantity, readonly string[]>> = {
  blue: ["blue"],
  green: ["green"],
  red: ["red"],
  rededge: ["rededge", "rededge071", "rededge1"],
  nir: ["nir", "nir08"],
  swir16: ["swir16", "swir1"],
  swir22: ["swir22", "swir2"],
};

/** Catalogues of Sentinel-2 that leave out common names use the mission's own. */
const SENTINEL_2: Readonly<Record<Quantity, readonly string[]>> = {
  blue: ["B02"],
  green: ["B03"],
  red: ["B04"],
  rededge: ["B05"],
  nir: ["B08", "B8A"],
  swir16: ["B11"],
  swir22: ["B12"],
};

/** A band under a name that holds for the scenes. */
export interface Reference {
  /** As `resolveBand` takes it. */
  readonly name: string;
  /** As an expression writes it: in backticks where it is no plain word. */
  readonly written: string;
  /** The band in one of the scenes. */
  readonly band: ResolvedBand;
}

/** Files that show the data rather than hold it: their bytes are no measurements, whatever their bands are called. */
export function isRendering({ key, roles, bands }: Asset): boolean {
  const isNamed = bands.length > 1 && /^(?:visual|tci|preview|overview)/i.test(key);
  return isNamed || roles.some((role) => /^(?:visual|overview|thumbnail)$/.test(role));
}

/** How the band that measures `quantity` is called in these scenes; undefined where they have none. */
export function referenceTo(quantity: Quantity, scenes: readonly Scene[]): Reference | undefined {
  const names = scenes.some(isLandsat) ? COMMON[quantity] : [...COMMON[quantity], ...SENTINEL_2[quantity]];
  for (const name of names) {
    const reference = referenceByName(name, scenes);
    if (reference && !isRendering(reference.band.asset)) return reference;
  }
  return undefined;
}

/** The first of `names` that is a band there. */
export function firstReference(names: readonly string[], scenes: readonly Scene[]): Reference | undefined {
  for (const name of names) {
    const reference = referenceByName(name, scenes);
    if (reference) return reference;
  }
  return undefined;
}

/**
 * A band of that name, readable in more than half of the scenes (a few odd ones must not take NDVI
 * away from a whole season). Where its files are called the same everywhere the asset key is used:
 * it is what a person sees in the list of assets.
 */
export function referenceByName(name: string, scenes: readonly Scene[]): Reference | undefined {
  const known = looked.get(scenes) ?? new Map<string, Reference | undefined>();
  looked.set(scenes, known);
  if (!known.has(name)) known.set(name, lookUp(name, scenes));
  return known.get(name);
}

/** Recipes ask for the same few bands over and over. */
const looked = new WeakMap<readonly Scene[], Map<string, Reference | undefined>>();

function lookUp(name: string, scenes: readonly Scene[]): Reference | undefined {
  const found = scenes
    .flatMap((scene) => findBand(name, scene) ?? [])
    .filter(({ asset }) => !asset.unreadable);
  const [first] = found;
  if (!first || found.length * 2 <= scenes.length) return undefined;
  const { key, bands } = first.asset;
  const isWholeFile = bands.length === 1 && found.every(({ asset }) => asset.key === key);
  const chosen = isWholeFile ? key : name;
  return { name: chosen, written: written(chosen), band: first };
}

/** A band's name in an expression. */
export function written(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !Object.hasOwn(CONSTANTS, name.toLowerCase());
  return isPlain ? name : `\`${name}\``;
}

/** Landsat counts its bands otherwise: its B05 is near infrared, Sentinel-2's a red edge. */
function isLandsat({ platform = "", collection }: Scene): boolean {
  return /landsat/i.test(platform) || /landsat|hlsl30|hls2?-l30/i.test(collection);
}
