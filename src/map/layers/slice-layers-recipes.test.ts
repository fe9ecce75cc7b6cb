import { beforeEach, expect, test } from "vitest";
import { brighter, LayeredSlices, ndvi } from "./testing/layered-slices.ts";

let { port, layers, frame, showComplete } = new LayeredSlices();

beforeEach(() => {
  ({ port, layers, frame, showComplete } = new LayeredSlices());
});

test("a new recipe is drawn beside the old picture and swapped in whole", () => {
  showComplete("a");
  layers.setRecipe(brighter);
  frame();
  expect(port.visible()).toEqual(["a"]);
  expect(port.loading()).toEqual(["a"]);
  port.finish("a");
  frame();
  port.drawn.length = 0;
  frame();
  expect(port.drawn).toEqual([["a"]]);
  expect(layers.present?.recipe).toBe(brighter);
});

test("an equal recipe that is another object draws nothing again", () => {
  showComplete("a");
  const before = [...port.layers.keys()];
  layers.setRecipe({ ...ndvi });
  expect([...port.layers.keys()]).toEqual(before);
});

test("while a colour is dragged each recolouring is let finish, then the newest is drawn", () => {
  showComplete("a");
  layers.setRecipe({ ...ndvi, rescale: [0, 0.9] });
  layers.setRecipe({ ...ndvi, rescale: [0, 0.8] });
  layers.setRecipe({ ...ndvi, rescale: [0, 0.7] });
  const seen: unknown[] = [];
  for (let count = 0; count < 2; count += 1) {
    port.finish("a");
    frame();
    seen.push(layers.present?.recipe);
  }
  expect(seen).toMatchObject([{ rescale: [0, 0.9] }, { rescale: [0, 0.7] }]);
});

test("another expression does not wait for a recolouring that is not wanted any more", () => {
  showComplete("a");
  layers.setRecipe(brighter);
  layers.setRecipe({ ...ndvi, expression: "NDWI" });
  port.finish("a");
  frame();
  expect(layers.present?.recipe).toMatchObject({ expression: "NDWI" });
});

test("the opacity is that of the slice on screen, and of the next one when it comes", () => {
  showComplete("a");
  layers.setOpacity(0.4);
  layers.show("b");
  port.finish("b");
  frame();
  const opacities = [...port.layers.values()].filter(({ opacity }) => opacity > 0);
  expect(opacities).toMatchObject([{ slice: "b", opacity: 0.4 }]);
});

test("without a slice or without a recipe nothing is drawn", () => {
  showComplete("a");
  layers.show(null);
  expect(port.visible()).toEqual([]);
  showComplete("a");
  layers.setRecipe(null);
  expect(port.visible()).toEqual([]);
});
