import { describe, expect, it } from "vitest";
import type { NamedRecipe, Recipe } from "./types.ts";
import { distinctRecipes, readsTheSame } from "./reads-the-same.ts";

const index = (expression: string, title = "NDVI"): Recipe => ({
  kind: "expression",
  title,
  expression,
  mask: null,
  rescale: [0, 1],
  colormap: "viridis",
  reversed: false,
});
const named = (id: string, recipe: Recipe): NamedRecipe => ({ id, group: "index", recipe });

describe("recipes that read the same", () => {
  it("may be coloured and spaced differently", () => {
    const other = { ...index("(B08 - B04)/(B08+B04)"), colormap: "magma" } as Recipe;
    expect(readsTheSame(index("(B08-B04) / (B08+B04)"), other)).toBe(true);
  });

  it("are of one kind", () => {
    expect(readsTheSame(index("SCL"), { kind: "classes", title: "SCL", band: "SCL", mask: null })).toBe(
      false,
    );
  });

  it("are listed once, as the first of them", () => {
    const list = [
      named("product", index("NDVI")),
      named("render", index("NDVI", "as rendered")),
      named("index", index("(B08-B04)/(B08+B04)")),
    ];
    expect(distinctRecipes(list).map(({ id }) => id)).toEqual(["product", "index"]);
  });
});
