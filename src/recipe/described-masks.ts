import type { Asset, AssetBand, Scene } from "../catalogue/types.ts";
import type { NamedMask } from "./types.ts";
import { referenceByName } from "./reference.ts";

/** What hides the ground, or is no measurement of it. */
const HIDES = /cloud|shadow|cirrus|saturat|defective|\bhaze/i;
/** Names of classes that say there is none of it, or that it may be. */
const DENIES =
  /\b(?:no|not|non|without|free|clear|low|unlikely|outside)\b|[_-](?:free|clear)|^(?:no|not|non)[_-]/i;
/** Roles of files that tell what hides the ground (STAC, best practices for asset roles). */
const ROLES: Readonly<Record<string, string>> = {
  cloud: "cloud",
  "cloud-shadow": "cloud shadow",
  saturation: "saturated pixels",
};

/**
 * Masks by what items say of their files: classes and bits whose names mean cloud, shadow or saturation, and
 * files of 0 and 1 whose roles do. Snow is ground that can be seen: its role alone hides nothing.
 */
export function describedMasks(scenes: readonly Scene[]): readonly NamedMask[] {
  const [scene] = scenes;
  if (!scene) return [];
  return Object.values(scene.assets).flatMap((asset): NamedMask[] => {
    const [band, ...others] = asset.bands;
    const reference = others.length === 0 ? referenceByName(asset.key, scenes) : undefined;
    if (!band || !reference || asset.unreadable) return [];
    const found = ofFlags(band) ?? ofClasses(band) ?? ofRoles(asset, band);
    if (!found) return [];
    const { name } = reference;
    const { hides } = found;
    const mask =
      "bits" in found
        ? ({ kind: "bits", band: name, bits: found.bits } as const)
        : ({ kind: "classes", band: name, hidden: found.values } as const);
    return [{ title: asset.title ?? name, hides: hides.join(", "), mask }];
  });
}

type Found = { readonly hides: readonly string[] } & (
  | { readonly bits: readonly number[] }
  | { readonly values: readonly number[] }
);

function ofFlags({ flags = [] }: AssetBand): Found | undefined {
  const hiding = flags.filter(({ name }) => isHiding(name));
  if (hiding.length === 0) return undefined;
  return { hides: hiding.map(({ name }) => inWords(name)), bits: hiding.map(({ bit }) => bit) };
}

function ofClasses({ classes = [] }: AssetBand): Found | undefined {
  const hiding = classes.filter(({ name }) => isHiding(name));
  if (hiding.length === 0) return undefined;
  return { hides: hiding.map(({ name }) => inWords(name)), values: hiding.map(({ value }) => value) };
}

/** Probabilities have the same roles, and no number from which on there is a cloud. */
function ofRoles(
  { roles, title = "", key }: Asset,
  { dataType, classes, flags }: AssetBand,
): Found | undefined {
  const hides = roles.flatMap((role) => ROLES[role] ?? []);
  // Items that leave the type out mostly hold bytes; a share of one is hidden where it is whole.
  const isByte = dataType === undefined || /^u?int8$/.test(dataType);
  const isMask = isByte && !/prob/i.test(`${key} ${title}`) && !classes && !flags;
  return isMask && hides.length > 0 ? { hides, values: [1] } : undefined;
}

function isHiding(name: string): boolean {
  return HIDES.test(name) && !DENIES.test(name);
}

function inWords(name: string): string {
  return name.replaceAll("_", " ").toLowerCase();
}
