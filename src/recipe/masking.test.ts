import { describe, expect, it } from "vitest";
import { chosenRecipe, masksFor } from "./masking.ts";
import type { ExpressionRecipe, NamedMask, NamedRecipe, Recipe } from "./types.ts";

const SCL: NamedMask = {
  title: "SCL",
  hides: "cloud",
  mask: { kind: "classes", band: "SCL", hidden: [8, 9] },
};
const CLM: NamedMask = { title: "CLM", hides: "cloud", mask: { kind: "classes", band: "CLM", hidden: [1] } };

const ndvi: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(B08-B04)/(B08+B04)",
  mask: null,
  rescale: [0, 1],
  colormap: "viridis",
  reversed: false,
};
const index: NamedRecipe = { id: "index-ndvi", group: "index", recipe: ndvi };
const band: NamedRecipe = { id: "band-CLM", group: "band", recipe: { ...ndvi, expression: "CLM" } };
const classes: NamedRecipe = {
  id: "band-SCL",
  group: "classes",
  recipe: { kind: "classes", title: "SCL", band: "SCL", mask: null },
};

describe("masks", () => {
  it("do not hide the layer that they are made of", () => {
    expect(masksFor(classes.recipe, [SCL, CLM])).toEqual([CLM]);
    expect(masksFor(band.recipe, [SCL, CLM])).toEqual([SCL]);
    expect(masksFor(ndvi, [SCL, CLM])).toEqual([SCL, CLM]);
    expect(masksFor({ ...ndvi, expression: "((" }, [SCL])).toEqual([SCL]);
  });

  it("are on for an index from the start, and for no band and no classes", () => {
    expect(chosenRecipe(index, [SCL, CLM], null).mask).toEqual(SCL.mask);
    expect(chosenRecipe({ ...band, group: "product" }, [CLM], null).mask).toBeNull();
    expect(chosenRecipe(band, [SCL], null).mask).toBeNull();
    expect(chosenRecipe(classes, [CLM], null).mask).toBeNull();
  });

  it("stay on from layer to layer, except on their own", () => {
    const current: Recipe = { ...ndvi, mask: SCL.mask };
    expect(chosenRecipe(band, [SCL], current).mask).toEqual(SCL.mask);
    expect(chosenRecipe(classes, [SCL], current).mask).toBeNull();
    // Back from the layer of the mask itself, an index is masked again.
    expect(chosenRecipe(index, [SCL], chosenRecipe(classes, [SCL], current)).mask).toEqual(SCL.mask);
  });

  it("stay off where they were taken off an index", () => {
    expect(chosenRecipe(index, [SCL], ndvi).mask).toBeNull();
  });

  it("of the collection's own choice are kept", () => {
    const own = { kind: "bits", band: "QA", bits: [3] } as const;
    expect(chosenRecipe({ ...index, recipe: { ...ndvi, mask: own } }, [SCL], null).mask).toEqual(own);
  });
});
