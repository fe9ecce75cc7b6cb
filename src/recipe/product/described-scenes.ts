import type { Asset, AssetBand, Scene } from "../../catalogue/types.ts";
import type { BandFacts, ProductConfig } from "../../config/product-types.ts";
import { productOf } from "./product-of.ts";

/** A scene stays the same object as long as it is told of the same product: what was read of it is then kept. */
const described = new WeakMap<ProductConfig, WeakMap<Scene, Scene>>();

/** Scenes with what is known of their products where the items themselves are silent. */
export function describedScenes(
  scenes: readonly Scene[],
  products: readonly ProductConfig[],
): readonly Scene[] {
  return scenes.map((scene) => {
    const product = productOf(products, scene.collection);
    return product && Object.keys(product.bands).length > 0 ? describedScene(scene, product) : scene;
  });
}

function describedScene(scene: Scene, product: ProductConfig): Scene {
  const known = described.get(product) ?? new WeakMap<Scene, Scene>();
  described.set(product, known);
  const found = known.get(scene) ?? {
    ...scene,
    assets: Object.fromEntries(
      Object.entries(scene.assets).map(([key, asset]) => [key, describedAsset(asset, product)]),
    ),
  };
  known.set(scene, found);
  return found;
}

function describedAsset(asset: Asset, { bands }: ProductConfig): Asset {
  const facts = Object.entries(bands).map(([name, of]) => [name.toLowerCase(), of] as const);
  const factsOf = (name: string | undefined) => facts.find(([known]) => known === name?.toLowerCase())?.[1];
  const told = asset.bands.map((band) => {
    const of = factsOf(band.name) ?? (asset.bands.length === 1 ? factsOf(asset.key) : undefined);
    return of ? describedBand(band, of) : band;
  });
  return told.every((band, index) => band === asset.bands[index]) ? asset : { ...asset, bands: told };
}

/** Scale and offset belong together: an item that says one of them is not told the other. */
function describedBand(band: AssetBand, { scale, offset, classes, ...facts }: BandFacts): AssetBand {
  const isSilent = band.scale === undefined && band.offset === undefined;
  const tells = isSilent && (scale !== undefined || offset !== undefined);
  const isOurs = tells || (band.nodata === undefined && facts.nodata !== undefined);
  return {
    ...facts,
    ...band,
    ...(tells ? { scale: scale ?? 1, offset: offset ?? 0 } : {}),
    ...(isOurs ? { corrected: true as const } : {}),
    ...(classes ? { classes: describedClasses(band.classes, classes) } : {}),
  };
}

/** The item's own names, in the colours of the product where the item has none. */
function describedClasses(
  said: AssetBand["classes"],
  known: NonNullable<BandFacts["classes"]>,
): NonNullable<AssetBand["classes"]> {
  if (!said) return known;
  return said.map((each) => ({ ...known.find(({ value }) => value === each.value), ...each }));
}
