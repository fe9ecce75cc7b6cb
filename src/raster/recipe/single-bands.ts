import type { AssetBand, Scene } from "../../catalogue/types.ts";
import { written } from "./reference.ts";
import type { NamedRecipe } from "./types.ts";

/** More would be a list nobody reads; the expression editor reaches the rest. */
const MOST_BANDS = 40;

/** Files whose numbers are classes although their items do not list them. */
const CLASSIFICATIONS = /^(?:scl|sceneclassification(?:_20m)?)$/i;

/** Every readable band by itself: classes in their colours, anything else as grey values. */
export function singleBandRecipes(scenes: readonly Scene[]): readonly NamedRecipe[] {
  const [scene] = scenes;
  if (!scene) return [];
  return Object.values(scene.assets)
    .filter(
      (asset) => !asset.unreadable && !asset.roles.some((role) => /thumbnail|overview|metadata/.test(role)),
    )
    .flatMap(({ key, bands, title }) =>
      bands.map((band, index) => {
        const isOnly = bands.length === 1;
        const name = isOnly ? key : `${key}.b${index + 1}`;
        const label = isOnly ? key : (band.name ?? name);
        const description = band.description ?? title;
        return recipeOf({
          name,
          label,
          description,
          band,
          expression: isOnly ? written(key) : `${written(key)}.b${index + 1}`,
        });
      }),
    )
    .slice(0, MOST_BANDS);
}

function recipeOf(of: {
  name: string;
  label: string;
  description: string | undefined;
  band: AssetBand;
  expression: string;
}): NamedRecipe {
  const common = {
    id: `band-${of.name}`,
    ...(of.description === undefined ? {} : { description: of.description }),
  };
  if (of.band.classes !== undefined || CLASSIFICATIONS.test(of.name)) {
    return {
      ...common,
      group: "classes",
      recipe: { kind: "classes", title: of.label, band: of.name, mask: null },
    };
  }
  return {
    ...common,
    group: "band",
    recipe: {
      kind: "expression",
      title: of.label,
      expression: of.expression,
      mask: null,
      rescale: likelyRange(of.band),
      colormap: "greys",
      reversed: true,
    },
  };
}

/** A first guess at what the numbers span; percentiles of the view do better once there are pixels. */
function likelyRange({ dataType = "", scale, offset = 0 }: AssetBand): readonly [number, number] {
  if (dataType === "uint8") return [offset, 255 * (scale ?? 1) + offset];
  if (dataType === "int8") return [-128 * (scale ?? 1) + offset, 127 * (scale ?? 1) + offset];
  if (dataType.startsWith("float")) return [0, 1];
  // Land surfaces reflect up to some 40 %, written as 10,000 to one.
  return scale === undefined ? [0, 4000] : [0, 4000 * scale];
}
