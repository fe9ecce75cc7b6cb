import { describe, expect, it } from "vitest";
import type { NamedMask, NamedRecipe, Recipe } from "./types.ts";
import { standardRecipe } from "./standard-recipe.ts";

const clouds: NamedMask = {
  title: "SCL",
  hides: "cloud",
  mask: { kind: "classes", band: "SCL", hidden: [8, 9] },
};
const named = (recipe: Recipe): NamedRecipe => ({ id: recipe.title, group: "product", recipe });
const ndvi: Recipe = {
  kind: "expression",
  title: "NDVI",
  expression: "NDVI",
  mask: null,
  rescale: [0, 1],
  colormap: "viridis",
  reversed: false,
};

describe("the recipe shown before one is chosen", () => {
  it("hides clouds where the scenes say which pixels they are", () => {
    expect(standardRecipe([named(ndvi)], [clouds])?.mask).toEqual(clouds.mask);
    expect(standardRecipe([named(ndvi)], [])?.mask).toBeNull();
  });

  it("keeps a mask that the collection asks for itself", () => {
    const own = { kind: "bits", band: "QA", bits: [3] } as const;
    expect(standardRecipe([named({ ...ndvi, mask: own })], [clouds])?.mask).toEqual(own);
  });

  it("shows a classification with all its classes", () => {
    const classes: Recipe = { kind: "classes", title: "SCL", band: "SCL", mask: null };
    expect(standardRecipe([named(classes)], [clouds])?.mask).toBeNull();
  });

  it("is none when nothing can be drawn", () => {
    expect(standardRecipe([], [clouds])).toBeNull();
  });
});
