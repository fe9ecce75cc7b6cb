import type { Scene } from "../catalogue/types.ts";
import type { ProductConfig } from "../config/product-types.ts";
import { describedMasks } from "./described-masks.ts";
import { productMasks } from "./product/product-layers.ts";
import { firstReference } from "./reference.ts";
import type { Mask, NamedMask } from "./types.ts";

interface KnownMask {
  readonly names: readonly string[];
  readonly hides: string;
  readonly hidden: { readonly classes: readonly number[] } | { readonly bits: readonly number[] };
}

/**
 * Masks of products whose items seldom describe them, the best first. Values from the products' documentation:
 * Sentinel-2 scene classification (Sen2Cor), Terrascope's cloud mask, s2cloudless, Landsat Collection 2
 * QA_PIXEL, HLS Fmask, Landsat Collection 1 BQA.
 */
const KNOWN: readonly KnownMask[] = [
  {
    names: ["SCL", "SCENECLASSIFICATION_20M", "SCENECLASSIFICATION", "SCL_20M", "SCL_60M"],
    hides: "cloud, cirrus, cloud shadow, defective pixels",
    // 0 no data, 1 saturated or defective, 3 cloud shadow, 8 and 9 cloud, 10 thin cirrus.
    hidden: { classes: [0, 1, 3, 8, 9, 10] },
  },
  { names: ["CLOUDMASK", "CLOUDMASK_20M"], hides: "cloud", hidden: { classes: [1] } },
  {
    names: ["qa_pixel", "QA_PIXEL"],
    hides: "dilated cloud, cirrus, cloud, cloud shadow",
    hidden: { bits: [1, 2, 3, 4] },
  },
  { names: ["Fmask"], hides: "cloud, what is next to it, cloud shadow", hidden: { bits: [1, 2, 3] } },
  { names: ["CLM"], hides: "cloud", hidden: { classes: [1] } },
  {
    names: ["BQA"],
    hides: "cloud, cloud shadow, cirrus",
    // 4 cloud; 8 and 12 are set where the confidence in shadow and cirrus is high.
    hidden: { bits: [4, 8, 12] },
  },
];

/**
 * Masks that these scenes can be drawn with: what is configured for the product, then the well-known ones, then what
 * the items describe; one per band.
 */
export function suggestedMasks(scenes: readonly Scene[], product?: ProductConfig): readonly NamedMask[] {
  const configured = productMasks(product, scenes);
  const known = KNOWN.flatMap(({ names, hides, hidden }): NamedMask[] => {
    const reference = firstReference(names, scenes);
    if (!reference) return [];
    const { name: band } = reference;
    const mask: Mask =
      "bits" in hidden
        ? { kind: "bits", band, bits: hidden.bits }
        : { kind: "classes", band, hidden: hidden.classes };
    return [{ title: band, hides, mask }];
  });
  const masks = [...configured, ...known, ...describedMasks(scenes)];
  return masks.filter(({ mask }, index) => masks.findIndex((each) => each.mask.band === mask.band) === index);
}
