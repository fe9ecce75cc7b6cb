import { defined } from "./defined.ts";
import type { LayerConfig, MaskConfig, ProductConfig } from "./product-types.ts";
import type { ConfigFile } from "./schema.ts";

type WrittenProduct = NonNullable<ConfigFile["products"]>[number];
type WrittenMask = NonNullable<WrittenProduct["layers"][number]["mask"]>;

/** A product with its masks told apart by kind. */
export function buildProduct({ bands = {}, layers, masks = [], ...rest }: WrittenProduct): ProductConfig {
  return {
    ...defined(rest),
    bands: Object.fromEntries(
      Object.entries(bands).map(([name, { classes, ...facts }]) => [
        name,
        { ...defined(facts), ...(classes ? { classes: classes.map(defined) } : {}) },
      ]),
    ),
    layers: layers.map(layerOf),
    masks: masks.map(({ hides, ...mask }) => ({ hides, ...maskOf(mask) })),
  };
}

function layerOf({ mask, ...rest }: WrittenProduct["layers"][number]): LayerConfig {
  return { ...defined(rest), ...(mask ? { mask: maskOf(mask) } : {}) };
}

function maskOf({ band, hidden, bits }: WrittenMask): MaskConfig {
  return bits ? { kind: "bits", band, bits } : { kind: "classes", band, hidden: hidden ?? [] };
}
