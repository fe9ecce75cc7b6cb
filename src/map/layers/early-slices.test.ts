import { beforeEach, expect, test } from "vitest";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { MapEvents } from "../types.ts";
import { FakeMapLayers } from "./testing/fake-map-layers.ts";
import { SliceLayers } from "./slice-layers.ts";
import type { SliceLayer } from "./slice-layer.ts";

const recipe: Recipe = { kind: "classes", title: "", band: "SCL", mask: null };
const slices = ["a", "b"].map(
  (id) => ({ id, datetime: id, bbox: [5, 51, 6, 52], scenes: [] }) as unknown as Slice,
);

let port: FakeMapLayers;
let layers: SliceLayers;
let preloaded: SliceLayer[];
let readiness: MapEvents["readiness"];

beforeEach(() => {
  port = new FakeMapLayers();
  preloaded = [];
  layers = new SliceLayers({
    port,
    loader: {
      preload: (picture) => void preloaded.push(picture as SliceLayer),
      cancelPreload: (picture) => (preloaded = preloaded.filter((other) => other !== picture)),
      promote: (picture) => (picture.priority = "visible"),
    },
    onRequested: () => {},
    onShown: () => {},
    onReadiness: (states) => (readiness = states),
    onProblem: () => {},
  });
  layers.start();
  layers.setSlices(slices);
  layers.setRecipe(recipe);
});

/** The map draws what was asked for so far, then the layers look at it. */
function frame(): void {
  port.drawn.push(port.visible());
  layers.frame();
}

test("the engine is set to work on a new slice before the map asks, and stops when another is wanted", () => {
  const names = () => preloaded.map(({ slice }) => slice.id);
  layers.show("a");
  expect(names()).toEqual(["a"]);
  layers.show("b");
  expect(names()).toEqual(["b"]);
  layers.show("b");
  expect(names()).toEqual(["b"]);
});

test("a slice whose last tiles have come is on screen with the very next frame", () => {
  layers.show("a");
  frame();
  port.deliver("a");
  port.drawn.length = 0;
  frame();
  expect(port.drawn).toEqual([["a"]]);
});

test("tiles that come while the camera moves do not swap the picture: others may be needed by then", () => {
  layers.show("a");
  frame();
  port.deliver("a");
  frame();
  layers.show("b");
  frame();
  layers.moveStart();
  port.deliver("b");
  expect(port.visible()).toEqual(["a"]);
});

test("the map may prepare for the next request once a slice is on screen, in the frame that adds its neighbours", () => {
  expect(port.preparations).toBe(1);
  layers.show("a");
  frame();
  port.deliver("a");
  frame();
  frame();
  expect(port.loading()).toEqual(["b"]);
  expect(port.wanted).toEqual(["a"]);
  expect(port.preparations).toBeGreaterThan(1);
});

test("nothing is drawn while a slice is only being loaded, and the timeline is told nevertheless", () => {
  port.frames = 0;
  layers.show("a");
  expect(port.frames).toBe(0);
  expect(readiness.get("a")).toBe("loading");
  port.deliver("a");
  expect(port.frames).toBe(1);
});

test("a change of slices and of the one that is wanted, made together, draw nothing either", async () => {
  layers.show("a");
  frame();
  port.deliver("a");
  frame();
  port.frames = 0;
  layers.setSlices(slices.slice());
  layers.show("b");
  await Promise.resolve();
  expect(port.frames).toBe(0);
});
