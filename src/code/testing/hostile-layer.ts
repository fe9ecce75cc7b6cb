import type { Scene } from "../../catalogue/types.ts";
import type { Mask, Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { layerOf } from "../layer.ts";
import type { Layer } from "../types.ts";

/** With everything that ends a string, a comment or a line somewhere, or runs a command. */
export const HOSTILE =
  "\"'`\\\n\r\u2028\u2029\u0085*/ ${process.exit(9)} $(touch pwned) `touch pwned` %s {0} #{1} \\\"; import os\n__proto__ 'EOF'\n\"\"\" '''";

export const TOKEN = "s3cr3t-t0ken";

/** Bands by hostile names, in signed files, of a hostile catalogue. */
export async function hostileLayer(parts: { readonly mask?: Mask | null } = {}): Promise<Layer> {
  const asset = (key: string) => ({
    key,
    href: `https://user:${TOKEN}@data.example.org/${encodeURIComponent(key)}'$(id)\`id\`.tif?sig=${TOKEN}&x=1`,
    roles: ["data"],
    bands: [{ name: key, scale: 0.0001, offset: -0.1, nodata: 0 }],
    projection: { code: "EPSG:32631", transform: [10, 0, 600_000, 0, -10, 5_700_000], shape: [100, 100] },
    protected: false,
  });
  const scene = {
    id: HOSTILE,
    catalogue: "hostile",
    collection: HOSTILE,
    datetime: "2025-06-20T10:00:00Z",
    bbox: [4.4, 51.42, 4.45, 51.45],
    href: `https://stac.example.org/items/'$(id)?token=${TOKEN}`,
    assets: { [HOSTILE]: asset(HOSTILE), mask: asset("mask") },
  } as unknown as Scene;
  const recipe: Recipe = {
    kind: "expression",
    title: HOSTILE,
    // No quotation mark of an expression can stand inside of a name.
    expression: "(B08 - 1) / (B08 + 1)",
    rescale: [0, 1],
    colormap: HOSTILE,
    reversed: false,
    mask: parts.mask === undefined ? { kind: "classes", band: "mask", hidden: [3, 8] } : parts.mask,
  };
  const named = {
    ...scene,
    assets: {
      ...scene.assets,
      B08: { ...asset("B08"), bands: [{ name: HOSTILE, scale: 0.0001, offset: -0.1 }] },
    },
  };
  const slice: Slice = {
    id: "x",
    day: "2025-06-20",
    datetime: scene.datetime,
    scenes: [named as unknown as Scene],
    bbox: scene.bbox,
  };
  const layer = await layerOf({
    catalogue: {
      title: HOSTILE,
      url: `https://user:${TOKEN}@stac.example.org/'$(id)?api_key=${TOKEN}`,
      access: { kind: "header", provider: HOSTILE },
    },
    query: {
      collections: [HOSTILE],
      area: scene.bbox,
      time: { from: "2025-06-01", to: null },
      where: [{ op: "=", args: [{ property: HOSTILE }, HOSTILE] }],
    },
    slice,
    found: [],
    recipe,
    area: scene.bbox,
  });
  // A reference as the asset's key would make it, where an expression could quote it.
  const bands = layer.bands.map((band) => ({ ...band, reference: HOSTILE, asset: HOSTILE, name: HOSTILE }));
  const planes = [{ kind: "band", reference: HOSTILE, start: 0, end: 0 }] as const;
  return { ...layer, bands, planes };
}
