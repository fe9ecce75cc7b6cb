import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isScene, toScene } from "../../catalogue/normalise/scene.ts";
import type { Scene } from "../../catalogue/types.ts";
import { parseConfig } from "../../config/parse.ts";
import { bandReferences } from "../expression/expression.ts";
import { parseExpression } from "../expression/parse.ts";
import { findBand } from "../expression/resolve-band.ts";
import { suggestedMasks } from "../masks.ts";
import { recipesFor } from "../recipes.ts";
import { standardRecipe } from "../standard-recipe.ts";
import type { Recipe } from "../types.ts";
import { describedScenes } from "./described-scenes.ts";
import { productOf } from "./product-of.ts";
import { ITEMS } from "./testing/items.ts";
import { TRUTHS, type Properties } from "./testing/truths.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";
const CONFIGURATION = join(import.meta.dirname, "../../../public/config.json");
const { products } = parseConfig(
  JSON.parse(await readFile(CONFIGURATION, "utf8")) as unknown,
  "https://maps.example.org/",
);

describe("known products", () => {
  it.each(ITEMS.map((item) => [item.collection, item] as const))(
    "%s is drawn at first as its publisher describes it",
    (_, item) => expect(check(item)).toBe(true),
  );

  it("have layers and masks whose bands one of these items has", () => {
    const named = ITEMS.flatMap((item) => recipesOf(described(item)).map(({ id }) => id));
    for (const { layers } of products.filter((product) => product.layers.length > 0)) {
      const ids = layers.map(({ title }) => `product-${title.toLowerCase().replaceAll(" ", "-")}`);
      expect(
        ids.some((id) => named.includes(id)),
        ids.join(),
      ).toBe(true);
    }
  });

  it("leave what an item says itself", () => {
    const [item] = ITEMS;
    const own = { data_type: "int16", "raster:scale": 0.001, "raster:offset": 0, nodata: -1 };
    const said = { ...item?.assets["NDVI"], ...own };
    const scene = described({ ...item, assets: { NDVI: said } });
    expect(scene.assets["NDVI"]?.bands[0]).toMatchObject({
      dataType: "int16",
      scale: 0.001,
      offset: 0,
      nodata: -1,
    });
    expect(scene.assets["NDVI"]?.bands[0]?.corrected).toBeUndefined();
  });
});

describe.skipIf(!existsSync(join(DATA, "stac")))(
  "known products as real services send them (REVISIT_DATA)",
  () => {
    it("are drawn at first as their publishers describe them, every item", async () => {
      const checked = new Map<string, number>();
      for (const item of await recordedItems()) {
        if (!check(item)) continue;
        const { collection } = item as { collection: string };
        checked.set(collection, (checked.get(collection) ?? 0) + 1);
      }
      expect(Object.fromEntries(checked)).toMatchObject({
        "terrascope-s2-toc-v2": 1,
        "sentinel-2-c1-l2a": 3,
        "landsat-8-c2-l2": 250,
        naip: 93,
        "HLSL30.v1.5": 20,
      });
    });
  },
);

/** Compares an item with what its publisher says. @returns false where none of the products is meant */
function check(item: unknown): boolean {
  const scene = described(item);
  const truth = TRUTHS.find(([collection]) => collection.test(scene.collection))?.[1];
  const product = productOf(products, scene.collection);
  if (!truth || !product) return false;
  const named = recipesOf(scene);
  const masks = suggestedMasks([scene], product);
  const recipe = standardRecipe(named, masks);
  expect(recipe, scene.id).toMatchObject(truth.recipe);
  const { properties } = item as { properties: Properties };
  for (const name of bandsOf(recipe)) {
    const band = findBand(name, scene)?.band;
    const offset = typeof truth.offset === "function" ? truth.offset(properties) : truth.offset;
    if (truth.scale !== undefined) expect(band?.scale, `${scene.id} ${name}`).toBeCloseTo(truth.scale, 9);
    if (offset !== undefined) expect(band?.offset, `${scene.id} ${name}`).toBe(offset);
    if (truth.nodata !== undefined) expect(band?.nodata, `${scene.id} ${name}`).toBe(truth.nodata);
    for (const [value, colour] of Object.entries(truth.colours ?? {})) {
      expect(band?.classes?.find((each) => each.value === Number(value))?.colour).toBe(colour);
    }
  }
  const trueColour = named.find(({ id }) => id === "rgb-red-green-blue");
  if (truth.isReflectance && trueColour) {
    expect(trueColour.recipe, scene.id).toMatchObject({ rescale: [0, 0.3] });
    expect(trueColour.guessed, scene.id).toBeUndefined();
  }
  return true;
}

function recipesOf(scene: Scene) {
  return recipesFor([scene], undefined, productOf(products, scene.collection));
}

/** As the application has it; files that no browser may read are taken for readable: how they look is asked here. */
function described(item: unknown): Scene {
  const scene = toScene(item, { catalogue: "one", url: "https://stac.example.org/" });
  if (!isScene(scene)) throw new Error(scene.message);
  const assets = Object.fromEntries(
    Object.entries(scene.assets).map(([key, asset]) => {
      const { unreadable: _, ...readable } = asset;
      return [key, readable];
    }),
  );
  const [told] = describedScenes([{ ...scene, assets }], products);
  return told ?? scene;
}

function bandsOf(recipe: Recipe | null): readonly string[] {
  const texts =
    recipe?.kind === "rgb"
      ? [recipe.red, recipe.green, recipe.blue]
      : [recipe?.kind === "classes" ? `\`${recipe.band}\`` : (recipe?.expression ?? "0")];
  return texts.flatMap((text) => bandReferences(parseExpression(text)));
}

async function recordedItems(): Promise<readonly unknown[]> {
  const files = await readdir(join(DATA, "stac"), { recursive: true });
  const documents = files.filter((name) => name.endsWith(".json"));
  const texts = await Promise.all(documents.map((name) => readFile(join(DATA, "stac", name), "utf8")));
  return texts.flatMap((text) => itemsIn(JSON.parse(text) as unknown));
}

function itemsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(itemsIn);
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === "Feature") return isItem(value) ? [value] : [];
  return Object.values(value).flatMap(itemsIn);
}

function isItem(value: object): boolean {
  // Some requests asked for a few fields only.
  const scene = toScene(value, { catalogue: "one", url: "https://stac.example.org/" });
  return isScene(scene) && Object.keys(scene.assets).length > 0;
}
