import { beforeEach, expect, test } from "vitest";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { MapEvents } from "../types.ts";
import { FakeStage } from "./testing/fake-stage.ts";
import { SliceLayers } from "./slice-layers.ts";
import type { SliceLayer } from "./slice-layer.ts";

const recipe: Recipe = { kind: "classes", title: "", band: "SCL", mask: null };
const slices = ["a", "b"].map(
  (id) => ({ id, datetime: id, bbox: [5, 51, 6, 52], scenes: [] }) as unknown as Slice,
);

let stage: FakeStage;
let layers: SliceLayers;
let begun: SliceLayer[];
let readiness: MapEvents["readiness"];

beforeEach(() => {
  stage = new FakeStage();
  begun = [];
  layers = new SliceLayers({
    stage,
    begin: (layer) => begun.push(layer),
    abandon: (layer) => (begun = begun.filter((other) => other !== layer)),
    promote: (layer) => (layer.priority = "visible"),
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
  stage.drawn.push(stage.visible());
  layers.frame();
}

/** The map has been given all tiles of the slice. */
function handOver(id: string): void {
  stage.finish(id);
  for (const layer of begun) if (layer.slice === id) layers.handedOver(layer);
}

test("the engine is set to work on a new slice before the map asks, and stops when another is wanted", () => {
  const names = () => begun.map(({ slice }) => slice);
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
  handOver("a");
  stage.drawn.length = 0;
  frame();
  expect(stage.drawn).toEqual([["a"]]);
});

test("tiles that come while the camera moves do not swap the picture: others may be needed by then", () => {
  layers.show("a");
  frame();
  handOver("a");
  frame();
  layers.show("b");
  frame();
  layers.moveStart();
  handOver("b");
  expect(stage.visible()).toEqual(["a"]);
});

test("the spare layer is for the slice that is wanted, not for its neighbours, and is replaced together with them", () => {
  expect(stage.reserved).toBe(1);
  layers.show("a");
  frame();
  handOver("a");
  frame();
  frame();
  expect(stage.loading()).toEqual(["b"]);
  expect(stage.urgent).toEqual(["a"]);
  expect(stage.reserved).toBeGreaterThan(1);
});

test("nothing is drawn while a slice is only being loaded, and the timeline is told nevertheless", () => {
  stage.frames = 0;
  layers.show("a");
  expect(stage.frames).toBe(0);
  expect(readiness.get("a")).toBe("loading");
  handOver("a");
  expect(stage.frames).toBe(1);
});

test("a change of slices and of the one that is wanted, made together, draw nothing either", async () => {
  layers.show("a");
  frame();
  handOver("a");
  frame();
  stage.frames = 0;
  layers.setSlices(slices.slice());
  layers.show("b");
  await Promise.resolve();
  expect(stage.frames).toBe(0);
});
