/** How pixels become colours. Part of the view, so it is plain, comparable and small. */
export type Recipe = ExpressionRecipe | RgbRecipe | ClassesRecipe;

/** Scale and offset that a person has put in place of those of a collection: physical = DN × scale + offset. */
export interface BandCalibration {
  readonly scale: number;
  readonly offset: number;
}

/** What all kinds have. */
interface RecipeBase {
  readonly mask: Mask | null;
  /** For the bands that hold reflectance; absent where items and files are believed. */
  readonly calibration?: BandCalibration;
}

/** One number per pixel, through a colormap. */
export interface ExpressionRecipe extends RecipeBase {
  readonly kind: "expression";
  /** What the legend calls it, e.g. "NDVI". */
  readonly title: string;
  /** Over asset keys, band names and common names: "(B08-B04)/(B08+B04)", "NDVI", "data.b1". */
  readonly expression: string;
  /** Physical values at the two ends of the colormap. */
  readonly rescale: readonly [low: number, high: number];
  readonly colormap: string;
  readonly reversed: boolean;
  /** Values that stand out, ends included; all others are drawn faint. For a moment only: links leave it out. */
  readonly highlight?: readonly [low: number, high: number];
}

/** Three expressions as red, green and blue. */
export interface RgbRecipe extends RecipeBase {
  readonly kind: "rgb";
  readonly title: string;
  readonly red: string;
  readonly green: string;
  readonly blue: string;
  /** One for all channels: balanced stretches are a recipe of their own. */
  readonly rescale: readonly [low: number, high: number];
}

/** A classification in the colours its file or item gives it. */
export interface ClassesRecipe extends RecipeBase {
  readonly kind: "classes";
  readonly title: string;
  /** Asset key, band name or "asset.b1". */
  readonly band: string;
}

/** Which pixels are hidden. */
export type Mask =
  /** Hidden where the band has one of these values. */
  | { readonly kind: "classes"; readonly band: string; readonly hidden: readonly number[] }
  /** Hidden where any of these bits (0 is the least significant) is set. */
  | { readonly kind: "bits"; readonly band: string; readonly bits: readonly number[] };

/** A mask that a collection offers, with what it hides in words. */
export interface NamedMask {
  /** Name of the band that it comes from. */
  readonly title: string;
  /** What is hidden, e.g. "cloud, cloud shadow". */
  readonly hides: string;
  readonly mask: Mask;
}

/** A recipe offered for a collection. */
export interface NamedRecipe {
  /** Stable within a collection, e.g. "index-ndvi". */
  readonly id: string;
  readonly group: RecipeGroup;
  readonly description?: string;
  readonly recipe: Recipe;
  /** True where the range is no more than a guess: the pixels tell, see `settled`. */
  readonly guessed?: true;
}

/** Where an offered recipe comes from, in the order they are listed. */
export type RecipeGroup = "product" | "render" | "index" | "composite" | "classes" | "band";
