import { describe, expect, it } from "vitest";
import type { ExpressionRecipe } from "../../../recipe/types.ts";
import { dataKey } from "../../../recipe/same-data.ts";
import { recipeParameters } from "../../../view/recipe-parameters.ts";
import { highlighted } from "./highlighted.ts";

const NDVI: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "NDVI",
  mask: null,
  rescale: [0, 1],
  colormap: "viridis",
  reversed: false,
};

describe("a range that stands out", () => {
  it("is a matter of colours: the same values are read, and links leave it out", () => {
    const drawn = highlighted(NDVI, NDVI, [0.2, 0.4]);
    expect(drawn).toEqual({ ...NDVI, highlight: [0.2, 0.4] });
    expect(drawn && dataKey(drawn)).toBe(dataKey(NDVI));
    expect(drawn && recipeParameters(drawn)).toEqual(recipeParameters(NDVI));
  });

  it("leaves pictures of other quantities as they are", () => {
    const ndmi = { ...NDVI, expression: "NDMI" };
    expect(highlighted(ndmi, NDVI, [0.2, 0.4])).toBe(ndmi);
    expect(highlighted(NDVI, NDVI, null)).toBe(NDVI);
    const classes = { kind: "classes", title: "", band: "SCL", mask: null } as const;
    expect(highlighted(classes, classes, [4, 5])).toBe(classes);
  });
});
