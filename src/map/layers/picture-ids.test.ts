import { expect, test } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { PictureIds } from "./picture-ids.ts";

const recipe: Recipe = {
  kind: "expression",
  title: "NDVI",
  expression: "NDVI",
  mask: null,
  rescale: [0, 1],
  colormap: "viridis",
  reversed: false,
};

function day(...scenes: string[]): Slice {
  const found = scenes.map((id) => ({ id, catalogue: "c", collection: "s" }) as Scene);
  return {
    id: "may",
    day: "2024-05-01",
    datetime: "2024-05-01T10:00:00Z",
    scenes: found,
    bbox: [0, 0, 1, 1],
  };
}

test("the same recipe over the same scenes has one id, however the objects came about", () => {
  const ids = new PictureIds();
  const reordered = Object.fromEntries(Object.entries(recipe).toReversed()) as unknown as Recipe;
  expect(ids.of(day("a"), recipe)).toBe(ids.of(day("a"), reordered));
});

test("another colour, another scene and another attempt are other pictures", () => {
  const ids = new PictureIds();
  const slice = day("a");
  const seen = [ids.of(slice, recipe), ids.of(slice, { ...recipe, reversed: true })];
  ids.renew(slice);
  seen.push(ids.of(slice, recipe), ids.of(day("a", "b"), recipe));
  ids.renewAll();
  seen.push(ids.of(day("a", "b"), recipe), ids.of(day("a"), recipe));
  expect(new Set(seen).size).toBe(seen.length);
});
