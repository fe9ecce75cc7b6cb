/** What a recipe and a picker know of a colormap. */
export interface ColormapDescription {
  readonly name: string;
  readonly title: string;
  readonly kind: "sequential" | "diverging" | "rainbow";
  /** Told apart with every common form of colour blindness, for ColorBrewer's as colorbrewer2.org says. */
  readonly colourBlindSafe: boolean;
}

/**
 * The colormaps that a recipe may name, those safe for colour-blind readers first. Names are lower case, as
 * the STAC render extension gives them.
 */
export const COLORMAPS = [
  { name: "viridis", title: "Viridis", kind: "sequential", colourBlindSafe: true },
  { name: "cividis", title: "Cividis", kind: "sequential", colourBlindSafe: true },
  { name: "ylgn", title: "Yellow–green", kind: "sequential", colourBlindSafe: true },
  { name: "greens", title: "Greens", kind: "sequential", colourBlindSafe: true },
  { name: "ylgnbu", title: "Yellow–green–blue", kind: "sequential", colourBlindSafe: true },
  { name: "blues", title: "Blues", kind: "sequential", colourBlindSafe: true },
  { name: "ylorrd", title: "Yellow–orange–red", kind: "sequential", colourBlindSafe: true },
  { name: "magma", title: "Magma", kind: "sequential", colourBlindSafe: true },
  { name: "inferno", title: "Inferno", kind: "sequential", colourBlindSafe: true },
  { name: "plasma", title: "Plasma", kind: "sequential", colourBlindSafe: true },
  { name: "greys", title: "Greys", kind: "sequential", colourBlindSafe: true },
  { name: "brbg", title: "Brown–blue-green", kind: "diverging", colourBlindSafe: true },
  { name: "rdbu", title: "Red–blue", kind: "diverging", colourBlindSafe: true },
  { name: "puor", title: "Orange–purple", kind: "diverging", colourBlindSafe: true },
  { name: "rdylgn", title: "Red–yellow–green", kind: "diverging", colourBlindSafe: false },
  { name: "spectral", title: "Spectral", kind: "diverging", colourBlindSafe: false },
  { name: "turbo", title: "Turbo", kind: "rainbow", colourBlindSafe: false },
  { name: "terrain", title: "Terrain", kind: "rainbow", colourBlindSafe: false },
] as const satisfies readonly ColormapDescription[];

export type ColormapName = (typeof COLORMAPS)[number]["name"];

export function isColormap(name: string): name is ColormapName {
  return COLORMAPS.some((known) => known.name === name);
}

/** What is wrong with the name of a colormap; undefined when there is one of that name. */
export function colormapMistake(name: string): string | undefined {
  return isColormap(name) ? undefined : `There is no colormap of that name.`;
}
