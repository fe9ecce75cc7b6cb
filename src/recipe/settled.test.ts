import { expect, it } from "vitest";
import { fitted, settled } from "./settled.ts";
import type { ExpressionRecipe, NamedRecipe } from "./types.ts";

const recipe: ExpressionRecipe = {
  kind: "expression",
  title: "B5",
  expression: "B5",
  mask: null,
  rescale: [0, 4000],
  colormap: "greys",
  reversed: false,
};
const guess: NamedRecipe = { id: "band-B5", group: "band", recipe, guessed: true };

it("takes the range of the pixels, rounded outwards, and is no guess any more", () => {
  const named = settled(guess, { range: [7212.34, 21_987.6] });
  expect(named).toEqual({ id: "band-B5", group: "band", recipe: { ...recipe, rescale: [7200, 22_000] } });
});

it.each([
  [
    [0.01234, 0.45678],
    [0.012, 0.457],
  ],
  [
    [31, 76],
    [31, 76],
  ],
  [
    [-1e-9, 2e-9],
    [-1e-9, 2e-9],
  ],
  [
    [1_000_000.001, 1_000_000.002],
    [1_000_000.001, 1_000_000.002],
  ],
] as const)("keeps the ends of %j apart in few digits: %j", (range, expected) => {
  expect(fitted(recipe, { range })).toEqual({ ...recipe, rescale: expected });
});

it("draws a file with a colour table in its colours", () => {
  const named = settled(
    { ...guess, recipe: { ...recipe, expression: "`land cover`.b1" } },
    { range: null, classes: [] },
  );
  expect(named).toMatchObject({ id: "band-B5", group: "classes" });
  expect(named.recipe).toEqual({ kind: "classes", title: "B5", band: "land cover.b1", mask: null });
});

it("stays a guess where no two pixels differ", () => {
  expect(settled(guess, { range: null })).toBe(guess);
  expect(fitted(recipe, { range: null })).toBe(recipe);
});
