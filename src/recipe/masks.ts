import type { Scene } from "../catalogue/types.ts";
import { firstReference } from "./reference.ts";
import type { Mask } from "./types.ts";

/** A mask that a collection offers, with what it hides in words. */
export interface NamedMask {
  readonly title: string;
  readonly mask: Mask;
}

/**
 * Masks for clouds that these scenes can be drawn with, the best first.
 * Values from the products' documentation: Sentinel-2 scene classification (Sen2Cor), Terrascope's
 * cloud mask, Landsat Collection 2 QA_PIXEL, HLS Fmask.
 */
export function suggestedMasks(scenes: readonly Scene[]): readonly NamedMask[] {
  const masks: NamedMask[] = [];
  const classification = firstReference(["SCL", "SCENECLASSIFICATION_20M", "SCENECLASSIFICATION"], scenes);
  if (classification) {
    masks.push({
      title: "Clouds, their shadows and defective pixels",
      // 0 no data, 1 saturated or defective, 3 cloud shadow, 8 and 9 cloud, 10 thin cirrus.
      mask: { kind: "classes", band: classification.name, hidden: [0, 1, 3, 8, 9, 10] },
    });
  }
  const terrascope = firstReference(["CLOUDMASK", "CLOUDMASK_20M"], scenes);
  if (terrascope) {
    masks.push({ title: "Clouds", mask: { kind: "classes", band: terrascope.name, hidden: [1] } });
  }
  const landsat = firstReference(["qa_pixel", "QA_PIXEL"], scenes);
  if (landsat) {
    masks.push({
      title: "Clouds and their shadows",
      // 1 dilated cloud, 2 cirrus, 3 cloud, 4 cloud shadow.
      mask: { kind: "bits", band: landsat.name, bits: [1, 2, 3, 4] },
    });
  }
  const harmonized = firstReference(["Fmask"], scenes);
  if (harmonized) {
    masks.push({
      title: "Clouds and their shadows",
      // 1 cloud, 2 next to cloud or shadow, 3 cloud shadow.
      mask: { kind: "bits", band: harmonized.name, bits: [1, 2, 3] },
    });
  }
  return masks;
}
