import type { Scene } from "../catalogue/types.ts";
import { COLORMAPS } from "./colormaps.ts";
import { physicalRange } from "./range-of-statistics.ts";
import { referenceByName, type Reference } from "./reference.ts";
import type { NamedRecipe, Recipe } from "./types.ts";

type Range = readonly [number, number];

/**
 * What a collection itself suggests (STAC render extension). Its ranges are of raw numbers, as tile
 * servers take them, unless it says `unscale`: they are turned into physical values here. Renders
 * that need more than a range and a colormap (bit shifts, colour formulas) are left out.
 */
export function renderRecipes(
  renders: Readonly<Record<string, unknown>> | undefined,
  scenes: readonly Scene[],
): readonly NamedRecipe[] {
  return Object.entries(renders ?? {}).flatMap(([key, value]): NamedRecipe[] => {
    if (typeof value !== "object" || value === null) return [];
    const render = value as Readonly<Record<string, unknown>>;
    const recipe = recipeOf(key, render, scenes);
    return recipe === undefined ? [] : [{ id: `render-${key}`, group: "render", recipe }];
  });
}

function recipeOf(
  key: string,
  render: Readonly<Record<string, unknown>>,
  scenes: readonly Scene[],
): Recipe | undefined {
  const title = typeof render["title"] === "string" && render["title"] !== "" ? render["title"] : key;
  const ranges = rangesOf(render["rescale"]);
  const { expression } = render;
  if (typeof expression === "string") {
    // A normalised difference is the same of raw and of scaled numbers; other formulas may not be.
    const isRatio = /^\((\w+)-(\w+)\)\/\(\1\+\2\)$/.test(expression.replace(/\s/g, ""));
    const [range] = ranges;
    if (!isRatio || range === undefined || !allThere(expression, scenes)) return undefined;
    return { kind: "expression", title, expression, mask: null, rescale: range, ...colormapOf(render) };
  }
  const assets = Array.isArray(render["assets"])
    ? render["assets"].filter((item) => typeof item === "string")
    : [];
  const bands = assets.map((asset) => referenceByName(asset, scenes));
  const [first, second, third] = bands;
  if (first && assets.length === 1 && first.band.asset.bands.length === 1)
    return single(title, render, first, ranges[0]);
  if (!first || !second || !third || assets.length !== 3) return undefined;
  const [range] = ranges;
  if (range === undefined) return undefined;
  return {
    kind: "rgb",
    title,
    red: first.written,
    green: second.written,
    blue: third.written,
    mask: null,
    rescale: physical(range, first, render),
  };
}

function single(
  title: string,
  render: Readonly<Record<string, unknown>>,
  reference: Reference,
  range: Range | undefined,
): Recipe | undefined {
  if (reference.band.band.classes !== undefined)
    return { kind: "classes", title, band: reference.name, mask: null };
  if (range === undefined) return undefined;
  return {
    kind: "expression",
    title,
    expression: reference.written,
    mask: null,
    rescale: physical(range, reference, render),
    ...colormapOf(render),
  };
}

function physical(
  range: Range,
  { band: { band } }: Reference,
  render: Readonly<Record<string, unknown>>,
): Range {
  return render["unscale"] === true ? range : physicalRange(range, band);
}

/** One pair, or one per channel. */
function rangesOf(value: unknown): readonly Range[] {
  if (!Array.isArray(value)) return [];
  const pairs: unknown[] = value.every((item) => typeof item === "number") ? [value] : value;
  return pairs.flatMap((pair): Range[] => {
    const [low, high] = Array.isArray(pair) ? (pair as unknown[]) : [];
    return typeof low === "number" && typeof high === "number" && low < high ? [[low, high]] : [];
  });
}

/** matplotlib's names in lower case; "_r" is the reverse. */
function colormapOf(render: Readonly<Record<string, unknown>>): { colormap: string; reversed: boolean } {
  const asked = typeof render["colormap_name"] === "string" ? render["colormap_name"] : "";
  const plain = asked.replace(/_r$/i, "").toLowerCase();
  const known = COLORMAPS.find(({ name }) => name === plain);
  return known
    ? { colormap: known.name, reversed: /_r$/i.test(asked) }
    : { colormap: "viridis", reversed: false };
}

function allThere(expression: string, scenes: readonly Scene[]): boolean {
  return (expression.match(/[A-Za-z_]\w*/g) ?? []).every(
    (name) => referenceByName(name, scenes) !== undefined,
  );
}
