import { describe, expect, it } from "vitest";
import type { Scene } from "../catalogue/types.ts";
import { isScene, toScene } from "../catalogue/normalise/scene.ts";
import { parseExpression } from "./expression/parse.ts";
import { suggestedMasks } from "./masks.ts";
import { recipesFor } from "./recipes.ts";
import type { NamedRecipe } from "./types.ts";

const TIFF = "image/tiff; application=geotiff";

function scene(
  assets: Record<string, Record<string, unknown>>,
  properties: Record<string, unknown> = {},
): Scene {
  const item = {
    id: "scene",
    bbox: [5, 51, 6, 52],
    properties: { datetime: "2025-06-01T10:30:00Z", ...properties },
    assets: Object.fromEntries(
      Object.entries(assets).map(([key, said]) => [
        key,
        { href: `https://d.example.org/${key}`, type: TIFF, ...said },
      ]),
    ),
  };
  const answer = toScene(item, { catalogue: "one", collection: "c" });
  if (!isScene(answer)) throw new Error(answer.message);
  return answer;
}

const REFLECTANCE = { data_type: "uint16", "raster:scale": 0.0001 };
const common = (name: string): Record<string, unknown> => ({
  ...REFLECTANCE,
  bands: [{ name, "eo:common_name": name }],
});

function byId(recipes: readonly NamedRecipe[], id: string): NamedRecipe["recipe"] | undefined {
  return recipes.find((named) => named.id === id)?.recipe;
}

describe("recipesFor", () => {
  it("puts the provider's NDVI first, in the range of Terrascope's product", () => {
    const terrascope = scene({
      NDVI: { data_type: "uint8", "raster:scale": 0.004, "raster:offset": -0.08 },
      SCL: {},
    });
    expect(recipesFor([terrascope])[0]).toMatchObject({
      id: "product-ndvi",
      recipe: { kind: "expression", expression: "NDVI", rescale: [-0.08, 0.92], colormap: "rdylgn" },
    });
  });

  it("offers the indices whose bands are there, and no others", () => {
    const recipes = recipesFor([scene({ red: common("red"), nir: common("nir"), green: common("green") })]);
    expect(recipes[0]).toMatchObject({ id: "index-ndvi", recipe: { expression: "(nir-red)/(nir+red)" } });
    const ids = recipes.map(({ id }) => id);
    expect(ids).toContain("index-ndwi");
    expect(ids).not.toContain("index-nbr");
    expect(ids).not.toContain("index-evi");
  });

  it("finds Sentinel-2's bands by their own names, and does not take Landsat's for them", () => {
    const names = { B04: REFLECTANCE, B05: REFLECTANCE, B08: REFLECTANCE };
    expect(byId(recipesFor([scene(names)]), "index-ndvi")).toMatchObject({
      expression: "(B08-B04)/(B08+B04)",
    });
    const landsat = recipesFor([scene(names, { platform: "landsat-8" })]);
    expect(landsat.filter(({ group }) => group === "index")).toEqual([]);
  });

  it("names bands by what they are where every scene calls its files otherwise", () => {
    const first = scene({
      "T31UFS_2025-06-01_B04.tif": common("red"),
      "T31UFS_2025-06-01_B08.tif": common("nir"),
    });
    const second = scene({
      "T31UFS_2025-06-04_B04.tif": common("red"),
      "T31UFS_2025-06-04_B08.tif": common("nir"),
    });
    expect(byId(recipesFor([first, second]), "index-ndvi")).toMatchObject({
      expression: "(nir-red)/(nir+red)",
    });
  });

  it("keeps NDVI when one scene of many lacks a band", () => {
    const whole = scene({ red: common("red"), nir: common("nir") });
    expect(byId(recipesFor([whole, whole, scene({ red: common("red") })]), "index-ndvi")).toBeDefined();
  });

  it("offers EVI only of reflectances, whose scale is known", () => {
    const bands = (said: Record<string, unknown>): Scene =>
      scene(
        Object.fromEntries(
          ["blue", "red", "nir"].map((name) => [name, { ...said, bands: [{ "eo:common_name": name }] }]),
        ),
      );
    expect(byId(recipesFor([bands(REFLECTANCE)]), "index-evi")).toBeDefined();
    expect(byId(recipesFor([bands({ data_type: "uint16" })]), "index-evi")).toBeUndefined();
  });

  it("stretches true colour in the units of the bands", () => {
    const rgb = (said: Record<string, unknown>): Scene =>
      scene(
        Object.fromEntries(
          ["red", "green", "blue"].map((name) => [name, { ...said, bands: [{ "eo:common_name": name }] }]),
        ),
      );
    expect(byId(recipesFor([rgb(REFLECTANCE)]), "rgb-red-green-blue")).toMatchObject({ rescale: [0, 0.3] });
    expect(byId(recipesFor([rgb({ data_type: "uint16" })]), "rgb-red-green-blue")).toMatchObject({
      rescale: [0, 3000],
    });
    expect(byId(recipesFor([rgb({ data_type: "uint8" })]), "rgb-red-green-blue")).toMatchObject({
      rescale: [0, 255],
    });
  });

  it("does not take the channels of a picture for measurements, and offers it as true colour", () => {
    const visual = {
      roles: ["visual"],
      data_type: "uint8",
      bands: ["red", "green", "blue"].map((name) => ({ name, "eo:common_name": name })),
    };
    const recipes = recipesFor([scene({ B04: common("red"), B08: common("nir"), visual })]);
    expect(recipes.map(({ id }) => id)).toEqual(["index-ndvi", "rgb-picture", "band-B04", "band-B08"]);
    expect(byId(recipes, "rgb-picture")).toMatchObject({
      title: "True colour",
      red: "`visual`.b1",
      rescale: [0, 255],
    });
  });

  it("turns the ranges of renders from raw numbers into physical values", () => {
    const renders = {
      lai: { title: "Leaves", assets: ["leaf"], rescale: [[0, 250]], colormap_name: "YlGn_r" },
      shifted: { assets: ["leaf"], rescale: [0, 1], unscale: true },
      gone: { assets: ["nowhere"], rescale: [[0, 1]] },
      broken: { assets: "leaf", rescale: "0,1" },
    };
    const leaf = scene({ leaf: { "raster:scale": 0.04, "raster:offset": -1 } });
    const recipes = recipesFor([leaf], { renders });
    expect(recipes[0]).toMatchObject({
      id: "render-lai",
      recipe: { title: "Leaves", expression: "leaf", rescale: [-1, 9], colormap: "ylgn", reversed: true },
    });
    // The second render reads the same, and is left out of the list of all recipes.
    expect(recipes.filter(({ group }) => group === "render")).toHaveLength(1);
    const { shifted } = renders;
    const unscaled = recipesFor([leaf], { renders: { shifted } });
    expect(byId(unscaled, "render-shifted")).toMatchObject({ rescale: [0, 1], colormap: "viridis" });
  });

  it("lists what draws the same numbers once, and tells the computed NDVI from the provider's", () => {
    const sample = scene({ NDVI: REFLECTANCE, B04: common("red"), B08: common("nir") });
    const renders = {
      ready: { title: "Again", assets: ["NDVI"], rescale: [0, 250] },
      again: { title: "Once more", expression: "(B08 - B04) / (B08 + B04)", rescale: [0, 1] },
    };
    const recipes = recipesFor([sample], { renders }).filter(({ group }) => group !== "band");
    expect(recipes.map(({ id, recipe }) => [id, recipe.title])).toEqual([
      ["product-ndvi", "NDVI"],
      ["render-again", "Once more"],
    ]);
    expect(recipesFor([sample])[1]?.recipe.title).toBe("NDVI from bands");
  });

  it("draws classifications as classes and leaves unreadable files out", () => {
    const worldCover = scene({
      Map: { "classification:classes": [{ value: 10, description: "Trees" }] },
      far: { href: "s3://bucket/far.tif" },
    });
    const recipes = recipesFor([worldCover]);
    expect(recipes.map(({ id, recipe }) => [id, recipe.kind])).toEqual([["band-Map", "classes"]]);
  });

  it("offers nothing where there is nothing", () => {
    expect(recipesFor([])).toEqual([]);
    expect(recipesFor([scene({})])).toEqual([]);
  });

  it("writes only expressions that can be read", () => {
    const odd = scene({ "B04-10m": common("red"), "nir (10 m)": common("nir"), pi: REFLECTANCE });
    for (const { recipe } of recipesFor([odd])) {
      if (recipe.kind === "expression") expect(() => parseExpression(recipe.expression)).not.toThrow();
    }
  });
});

describe("suggestedMasks", () => {
  it("hides clouds by the classes of Sen2Cor and the bits of Landsat", () => {
    expect(suggestedMasks([scene({ scl: {} })])[0]?.mask).toEqual({
      kind: "classes",
      band: "scl",
      hidden: [0, 1, 3, 8, 9, 10],
    });
    expect(suggestedMasks([scene({ SCL_20m: {} })])[0]?.mask).toMatchObject({ band: "SCL_20m" });
    expect(recipesFor([scene({ SCL_20m: {} })])[0]).toMatchObject({ group: "classes" });
    expect(suggestedMasks([scene({ qa_pixel: {} })])[0]?.mask).toEqual({
      kind: "bits",
      band: "qa_pixel",
      bits: [1, 2, 3, 4],
    });
    expect(suggestedMasks([scene({ B04: {} })])).toEqual([]);
  });

  it("finds them by the roles, classes and bits of files with any name", () => {
    const bit = (name: string, offset: number, length = 1) => ({ name, offset, length, classes: [] });
    const masks = suggestedMasks([
      scene({
        quality: {
          "classification:bitfields": [
            bit("fill", 0),
            bit("cloud_shadow", 4),
            bit("cloud_free", 5),
            bit("cloud_confidence", 8, 2),
          ],
        },
        map: {
          title: "Sky",
          "classification:classes": [
            { value: 0, name: "clear", title: "No cloud" },
            { value: 3, title: "Thick cloud" },
            { value: 4, title: "Snow" },
          ],
        },
        clouds: { roles: ["data", "cloud"], data_type: "uint8" },
        probability: { roles: ["cloud"], data_type: "uint8", title: "Cloud probabilities" },
        probabilities: { roles: ["cloud"], title: "Probability of cloud" },
        untyped: { roles: ["cloud-shadow", "saturation"] },
        share: { roles: ["cloud"], data_type: "float32" },
        ice: { roles: ["snow-ice"], data_type: "uint8" },
      }),
    ]);
    expect(masks).toEqual([
      { title: "quality", hides: "cloud shadow", mask: { kind: "bits", band: "quality", bits: [4] } },
      { title: "Sky", hides: "thick cloud", mask: { kind: "classes", band: "map", hidden: [3] } },
      { title: "clouds", hides: "cloud", mask: { kind: "classes", band: "clouds", hidden: [1] } },
      {
        title: "untyped",
        hides: "cloud shadow, saturated pixels",
        mask: { kind: "classes", band: "untyped", hidden: [1] },
      },
    ]);
  });

  it("knows the masks of s2cloudless and of Landsat's first collection", () => {
    expect(suggestedMasks([scene({ CLM: {} })])[0]?.mask).toMatchObject({ band: "CLM", hidden: [1] });
    expect(suggestedMasks([scene({ BQA: {} })])[0]?.mask).toMatchObject({ band: "BQA", bits: [4, 8, 12] });
  });
});
