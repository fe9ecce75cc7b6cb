import type { Scene } from "../catalogue/types.ts";
import { isPhotograph } from "./photograph.ts";
import { type Quantity, type Reference, referenceByName, referenceTo } from "./reference.ts";
import type { NamedRecipe } from "./types.ts";

interface Composite {
  readonly title: string;
  readonly description: string;
  readonly channels: readonly [Quantity, Quantity, Quantity];
  /** Reflectance that is full brightness. */
  readonly white: number;
}

const COMPOSITES: readonly Composite[] = [
  {
    title: "True colour",
    description: "As the eye sees it.",
    channels: ["red", "green", "blue"],
    white: 0.3,
  },
  {
    title: "False colour",
    description: "Near infrared as red: vegetation glows.",
    channels: ["nir", "red", "green"],
    white: 0.4,
  },
  {
    title: "Short-wave infrared",
    description: "Moisture, burnt ground, clouds against snow.",
    channels: ["swir22", "nir", "red"],
    white: 0.4,
  },
];

/** Files that hold a picture in three bands. */
const PICTURES = ["visual", "TCI", "TCI_10m"];

/** Three bands as red, green and blue, where they are there. */
export function compositeRecipes(scenes: readonly Scene[]): readonly NamedRecipe[] {
  const fromBands = COMPOSITES.flatMap((composite): NamedRecipe[] => {
    const [red, green, blue] = composite.channels.map((quantity) => referenceTo(quantity, scenes));
    if (!red || !green || !blue) return [];
    const id = `rgb-${composite.channels.join("-")}`;
    const channels = [red.written, green.written, blue.written];
    const recipe = named(id, composite.title, composite.description, channels, range(composite, red));
    return [isKnown(red) ? recipe : { ...recipe, guessed: true }];
  });
  return [...fromBands, ...pictureRecipes(scenes, fromBands)];
}

/** The provider's own picture, a `visual` GeoTIFF of three bytes per pixel. */
function pictureRecipes(scenes: readonly Scene[], fromBands: readonly NamedRecipe[]): readonly NamedRecipe[] {
  const [natural] = COMPOSITES;
  const isNatural = fromBands.some(({ recipe }) => recipe.title === natural?.title);
  const title = isNatural || !natural ? "Picture" : natural.title;
  for (const name of PICTURES) {
    const reference = referenceByName(`${name}.b1`, scenes);
    const key = reference?.band.asset.key;
    if (key === undefined) continue;
    const channels = [1, 2, 3].map((number) => `\`${key}\`.b${number}`);
    return [named("rgb-picture", title, "True colour as the provider rendered it.", channels, [0, 255])];
  }
  return [];
}

function named(
  id: string,
  title: string,
  description: string,
  [red = "", green = "", blue = ""]: readonly string[],
  rescale: readonly [number, number],
): NamedRecipe {
  return {
    id,
    group: "composite",
    description,
    recipe: { kind: "rgb", title, red, green, blue, mask: null, rescale },
  };
}

function range({ white }: Composite, { band: { asset, band } }: Reference): readonly [number, number] {
  if (isPhotograph(asset, band)) return [0, 255];
  const isReflectance = band.scale !== undefined || (band.dataType ?? "").startsWith("float");
  return isReflectance ? [0, white] : [0, white * 10_000];
}

/** Whether the numbers are known to be bytes of brightness or reflectance; anything else the pixels tell. */
function isKnown({ band: { asset, band } }: Reference): boolean {
  return isPhotograph(asset, band) || (band.scale !== undefined && band.scale < 0.01);
}
