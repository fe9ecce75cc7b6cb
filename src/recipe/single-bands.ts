import type { Asset, AssetBand, Scene } from "../catalogue/types.ts";
import { isPhotograph } from "./photograph.ts";
import { physicalRange, rangeOfStatistics } from "./range-of-statistics.ts";
import { findBand } from "./expression/resolve-band.ts";
import { referenceByName, written } from "./reference.ts";
import type { NamedRecipe } from "./types.ts";

/** A longer list would not be read; the expression editor reaches the rest. */
const MOST_BANDS = 40;

type Range = readonly [low: number, high: number];

/** Files whose numbers are classes although their items do not list them. */
const CLASSIFICATIONS = /^(?:scl|sceneclassification)(?:_\d+m)?$/i;

/** A band, with its name for a recipe and for an expression. */
interface Listed {
  readonly name: string;
  readonly expression: string;
  readonly label: string;
  readonly asset: Asset;
  readonly band: AssetBand;
}

/** Every readable band by itself: classes in their colours, anything else as grey values. */
export function singleBandRecipes(scenes: readonly Scene[]): readonly NamedRecipe[] {
  const [scene] = scenes;
  if (!scene) return [];
  return Object.values(scene.assets)
    .filter(
      ({ unreadable, roles }) =>
        !unreadable && !roles.some((role) => /thumbnail|overview|metadata|^visual$/.test(role)),
    )
    .flatMap((asset) => listed(asset, scenes))
    .slice(0, MOST_BANDS)
    .map((each) => recipeOf(each, scenes));
}

function listed(asset: Asset, scenes: readonly Scene[]): readonly Listed[] {
  const { key, bands } = asset;
  const sameKey = referenceByName(key, scenes) !== undefined;
  return bands.flatMap((band, index): Listed[] => {
    if (sameKey && bands.length === 1)
      return [{ name: key, expression: written(key), label: key, asset, band }];
    const name = sameKey ? `${key}.b${index + 1}` : band.name;
    // Files with a name of their own in every scene are found by the name of their band, or not at all.
    if (name === undefined || (!sameKey && !referenceByName(name, scenes))) return [];
    const expression = sameKey ? `${written(key)}.b${index + 1}` : written(name);
    return [{ name, expression, label: band.name ?? name, asset, band }];
  });
}

function recipeOf({ name, expression, label, asset, band }: Listed, scenes: readonly Scene[]): NamedRecipe {
  const description = band.description ?? asset.title;
  const common = { id: `band-${name}`, ...(description === undefined ? {} : { description }) };
  if (band.classes !== undefined || CLASSIFICATIONS.test(name)) {
    return { ...common, group: "classes", recipe: { kind: "classes", title: label, band: name, mask: null } };
  }
  const given = givenRange(name, scenes);
  return {
    ...common,
    ...(given ? {} : { guessed: true }),
    group: "band",
    recipe: {
      kind: "expression",
      title: label,
      expression,
      mask: null,
      rescale: given ?? likelyRange(asset, band),
      colormap: "greys",
      reversed: false,
    },
  };
}

/** What the statistics of all sampled scenes span, so that no date of a season is cut off; undefined without any. */
function givenRange(name: string, scenes: readonly Scene[]): Range | undefined {
  const ranges = scenes.flatMap((scene): Range[] => {
    const band = findBand(name, scene)?.band;
    return band?.statistics ? [physicalRange(rangeOfStatistics(band.statistics), band)] : [];
  });
  if (ranges.length === 0) return undefined;
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}

/** Where nothing can be read: until there are pixels, any range is a guess. */
function likelyRange(asset: Asset, band: AssetBand): Range {
  const { dataType = "", scale = 1 } = band;
  if (dataType === "uint8" && isYesOrNo(asset)) return [0, 1];
  if (dataType === "uint8" || isPhotograph(asset, band)) return physicalRange([0, 255], band);
  if (dataType === "int8") return physicalRange([-128, 127], band);
  if (dataType.startsWith("float")) return [0, 1];
  // Land surfaces reflect up to some 40 %, written as 10,000 to one.
  return physicalRange([0, 4000], { scale });
}

/** Masks of 0 and 1: of a date without a cloud the pixels do not tell. Probabilities have the same roles. */
function isYesOrNo({ key, title = "", roles }: Asset): boolean {
  return (
    roles.some((role) => /^(?:cloud|cloud-shadow|snow-ice|saturation)$/.test(role)) &&
    !/prob/i.test(`${key} ${title}`)
  );
}
