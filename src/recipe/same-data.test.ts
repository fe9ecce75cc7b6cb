import { describe, expect, it } from "vitest";
import type { ExpressionRecipe, Mask, NamedRecipe, Recipe } from "./types.ts";
import { dataKey, distinctRecipes, sameData, sameDataAsOffered } from "./same-data.ts";

const index = (expression: string, mask: Mask | null = null): ExpressionRecipe => ({
  kind: "expression",
  title: "NDVI",
  expression,
  mask,
  rescale: [0, 1],
  colormap: "viridis",
  reversed: false,
});
const rgb = (red: string, green: string, blue: string, mask: Mask | null = null): Recipe => ({
  kind: "rgb",
  title: "True colour",
  red,
  green,
  blue,
  mask,
  rescale: [0, 0.3],
});
const classes = (band: string, mask: Mask | null = null): Recipe => ({
  kind: "classes",
  title: band,
  band,
  mask,
});
const clouds: Mask = { kind: "classes", band: "SCL", hidden: [3, 8, 9] };

describe("two recipes read the same pixels", () => {
  it.each([
    ["white space", "(B08 - B04)\n/ (B08+B04)", "(B08-B04)/(B08+B04)"],
    ["needless parentheses", "((B08-B04))/(((B08)+B04))", "(B08-B04)/(B08+B04)"],
    ["quotes", "`B08` - 'B04'", "B08-B04"],
    ["a point in quotes", "`data.b1`", "data.b1"],
    ["the sign of powers", "B08^2", "B08**2"],
    ["how a choice is written", "B08 > 0 ? 1 : 2", "where(B08>0,1,2)"],
    ["how a number is written", "B08 * 1e1", "B08*10.0"],
  ])("whatever their %s", (_, one, other) => {
    expect(sameData(index(one), index(other))).toBe(true);
  });

  it("whatever their title, range and colours", () => {
    const shown = {
      ...index("B08"),
      title: "x",
      rescale: [3, 4] as const,
      colormap: "magma",
      reversed: true,
    };
    expect(sameData(index("B08"), shown)).toBe(true);
    expect(sameData(rgb("a", "b", "c"), { ...rgb("a ", " b", "(c)"), rescale: [0, 9] } as Recipe)).toBe(true);
  });

  it("in whatever order their mask lists classes or bits", () => {
    expect(sameData(index("B08", clouds), index("B08", { ...clouds, hidden: [9, 3, 8, 3] }))).toBe(true);
    const bits = (list: readonly number[]): Mask => ({ kind: "bits", band: "QA", bits: list });
    expect(sameData(classes("LC", bits([4, 10, 1])), classes("LC", bits([1, 4, 10])))).toBe(true);
  });
});

describe("two recipes read other pixels", () => {
  it.each<[string, Recipe, Recipe]>([
    ["with another formula", index("B08-B04"), index("B04-B08")],
    ["with parentheses that count", index("a-(b-c)"), index("a-b-c")],
    ["with white space in a name", index("`a b`"), index("`ab`")],
    ["with names in another case: a file may have both bands", index("b1"), index("B1")],
    ["of another kind", index("SCL"), classes("SCL")],
    ["with channels in another order", rgb("a", "b", "c"), rgb("c", "b", "a")],
    ["with and without a mask", index("B08", clouds), index("B08")],
    ["with other hidden classes", index("B08", clouds), index("B08", { ...clouds, hidden: [3, 8] })],
    [
      "with a mask of another band",
      rgb("a", "b", "c", clouds),
      rgb("a", "b", "c", { ...clouds, band: "scl" }),
    ],
    [
      "with the same numbers as classes and as bits",
      index("B08", clouds),
      index("B08", { kind: "bits", band: "SCL", bits: [3, 8, 9] }),
    ],
    ["with expressions that cannot be read", index("B08 -"), index("B08-")],
  ])("%s", (_, one, other) => {
    expect(sameData(one, other)).toBe(false);
    expect(dataKey(one)).not.toBe(dataKey(other));
  });
});

describe("recipes apart from their masks", () => {
  it("are the same where only the mask differs", () => {
    expect(sameDataAsOffered(index("B08", clouds), index(" B08"))).toBe(true);
    expect(sameDataAsOffered(index("B08", clouds), index("B04", clouds))).toBe(false);
  });
});

describe("offered recipes", () => {
  it("that read the same are listed once, as the first of them", () => {
    const named = (id: string, recipe: Recipe): NamedRecipe => ({ id, group: "index", recipe });
    const list = [
      named("product", index("NDVI")),
      named("render", index(" NDVI")),
      named("index", index("(B08-B04)/(B08+B04)")),
      named("masked", index("NDVI", clouds)),
    ];
    expect(distinctRecipes(list).map(({ id }) => id)).toEqual(["product", "index", "masked"]);
  });
});
