import { describe, expect, it } from "vitest";
import { titled } from "./titled.ts";
import type { ExpressionRecipe, NamedRecipe } from "./types.ts";

const untitled: ExpressionRecipe = {
  kind: "expression",
  title: "",
  expression: "(B08 - B04) / (B08 + B04)",
  mask: null,
  rescale: [0, 1],
  colormap: "viridis",
  reversed: false,
};
const offered: readonly NamedRecipe[] = [
  {
    id: "index-ndvi",
    group: "index",
    recipe: { ...untitled, title: "NDVI", expression: "(B08-B04)/(B08+B04)", rescale: [-0.08, 0.92] },
  },
];

describe("a recipe without a title, as a link may bring it", () => {
  it("is called as the offered one with the same values, however that is written", () => {
    expect(titled(untitled, offered).title).toBe("NDVI");
  });

  it("is called by what it computes where none is offered", () => {
    expect(titled(untitled, []).title).toBe("(B08 - B04) / (B08 + B0…");
    const long = titled({ ...untitled, expression: `B08 + ${"0 + ".repeat(30)}B04` }, offered).title;
    expect(long).toMatch(/^B08 \+ 0 .*…$/);
    expect(titled({ kind: "classes", title: "", band: "SCL", mask: null }, offered).title).toBe("SCL");
    const bands = { red: "B04", green: "B03", blue: "B02" };
    expect(titled({ kind: "rgb", title: "", mask: null, rescale: [0, 1], ...bands }, offered).title).toBe(
      "B04, B03, B02",
    );
  });

  it("keeps the title that it has", () => {
    const mine = { ...untitled, title: "Mine" };
    expect(titled(mine, offered)).toBe(mine);
  });
});
