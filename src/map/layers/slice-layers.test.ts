import { beforeEach, describe, expect, test } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { BBox } from "../../geo/types.ts";
import type { Problem } from "../../problem/problem.ts";
import type { ExpressionRecipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { MapEvents } from "../types.ts";
import { FakeStage } from "./testing/fake-stage.ts";
import type { SliceLayer } from "./slice-layer.ts";
import { SliceLayers } from "./slice-layers.ts";

const box: BBox = [3, 50, 4, 51];

function slice(id: string, scene = `${id}-scene`): Slice {
  const scenes = [{ id: scene, catalogue: "test", collection: "test" } as Scene];
  return { id, day: "2024-05-01", datetime: "2024-05-01T10:00:00Z", scenes, bbox: box };
}

const ndvi: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(B08-B04)/(B08+B04)",
  mask: null,
  rescale: [0, 1],
  colormap: "RdYlGn",
  reversed: false,
};
const brighter: ExpressionRecipe = { ...ndvi, rescale: [0, 0.8] };

let stage: FakeStage;
let layers: SliceLayers;
let shown: MapEvents["shown"][];
let readiness: MapEvents["readiness"];
let problems: Problem[];
let promoted: SliceLayer[];

beforeEach(() => {
  stage = new FakeStage();
  [shown, problems, promoted, readiness] = [[], [], [], new Map()];
  layers = new SliceLayers({
    stage,
    begin: () => {},
    abandon: () => {},
    promote: (layer) => {
      layer.priority = "visible";
      promoted.push(layer);
    },
    onRequested: () => {},
    onShown: (event) => shown.push(event),
    onReadiness: (states) => (readiness = states),
    onProblem: (_slice, problem) => problems.push(problem),
  });
  layers.start();
  layers.setSlices(["a", "b", "c", "d", "e"].map((id) => slice(id)));
  layers.setRecipe(ndvi);
});

/** The map draws what was asked for so far, then the layers look at it. */
function frame(): void {
  stage.drawn.push(stage.visible());
  layers.frame();
}

function showComplete(id: string): void {
  layers.show(id);
  stage.finish(id);
  frame();
  frame();
}

test("the slice on screen stays until the next is complete, and no frame shows both or none", () => {
  showComplete("a");
  stage.drawn.length = 0;
  layers.show("d");
  frame();
  frame();
  stage.finish("d");
  frame();
  frame();
  expect(stage.drawn).toEqual([["a"], ["a"], ["a"], ["d"]]);
});

test("shown is told once, after a frame with the complete picture", () => {
  layers.show("a");
  frame();
  stage.finish("a");
  frame();
  expect(shown).toEqual([]);
  frame();
  frame();
  expect(shown.map((event) => event.slice)).toEqual(["a"]);
});

test("a prefetched slice is on screen with the very next frame", () => {
  showComplete("b");
  stage.finish("a", "c");
  frame();
  stage.drawn.length = 0;
  layers.show("c");
  frame();
  expect(stage.drawn).toEqual([["c"]]);
});

test("neighbours are fetched only once the slice on screen is complete", () => {
  layers.show("c");
  frame();
  expect(stage.loading()).toEqual(["c"]);
  stage.finish("c");
  frame();
  frame();
  expect(stage.loading()).toEqual(["b", "d"]);
});

test("of rapid wishes the last wins and those in between give up their requests", () => {
  showComplete("a");
  layers.show("c");
  layers.show("d");
  layers.show("e");
  expect(stage.loading()).toEqual(["e"]);
  stage.finish("c", "d", "e");
  frame();
  frame();
  expect(stage.visible()).toEqual(["e"]);
});

test("a slice that was being prefetched keeps its requests when it becomes the one wanted", () => {
  showComplete("b");
  frame();
  layers.show("c");
  expect(stage.loading()).toContain("c");
  expect(promoted.at(-1)?.slice).toBe("c");
});

test("while the camera moves nothing but the slice on screen loads, afterwards neighbours again", () => {
  showComplete("c");
  frame();
  layers.moveStart();
  for (const layer of stage.layers.values()) layer.complete = false;
  frame();
  expect(stage.loading()).toEqual(["c"]);
  layers.moveEnd();
  stage.finish("c");
  frame();
  frame();
  expect(stage.loading()).toEqual(["b", "d"]);
});

test("a new recipe is drawn beside the old picture and swapped in whole", () => {
  showComplete("a");
  layers.setRecipe(brighter);
  frame();
  expect(stage.visible()).toEqual(["a"]);
  expect(stage.loading()).toEqual(["a"]);
  stage.finish("a");
  frame();
  stage.drawn.length = 0;
  frame();
  expect(stage.drawn).toEqual([["a"]]);
  expect(layers.present?.recipe).toBe(brighter);
});

test("an equal recipe made anew draws nothing anew", () => {
  showComplete("a");
  const before = [...stage.layers.keys()];
  layers.setRecipe({ ...ndvi });
  expect([...stage.layers.keys()]).toEqual(before);
});

test("while a colour is dragged each recolouring is let finish, then the newest is drawn", () => {
  showComplete("a");
  layers.setRecipe({ ...ndvi, rescale: [0, 0.9] });
  layers.setRecipe({ ...ndvi, rescale: [0, 0.8] });
  layers.setRecipe({ ...ndvi, rescale: [0, 0.7] });
  const seen: unknown[] = [];
  for (let count = 0; count < 2; count += 1) {
    stage.finish("a");
    frame();
    seen.push(layers.present?.recipe);
  }
  expect(seen).toMatchObject([{ rescale: [0, 0.9] }, { rescale: [0, 0.7] }]);
});

test("another expression does not wait for a recolouring that nobody wants any more", () => {
  showComplete("a");
  layers.setRecipe(brighter);
  layers.setRecipe({ ...ndvi, expression: "NDWI" });
  stage.finish("a");
  frame();
  expect(layers.present?.recipe).toMatchObject({ expression: "NDWI" });
});

test("more scenes for the day on screen give a new picture, the same scenes the same", () => {
  showComplete("a");
  const before = stage.layers.size;
  layers.setSlices(["a", "b", "c", "d", "e"].map((id) => slice(id)));
  expect(stage.loading()).not.toContain("a");
  layers.setSlices([slice("a", "another"), slice("b")]);
  expect(stage.loading()).toContain("a");
  expect(stage.visible()).toEqual(["a"]);
  expect(before).toBeGreaterThan(0);
});

test("after a sign-out nothing stays on the map and the wanted slice is fetched anew", () => {
  showComplete("a");
  const before = [...stage.layers.keys()];
  layers.redraw();
  expect(stage.visible()).toEqual([]);
  expect(stage.loading()).toEqual(["a"]);
  expect([...stage.layers.keys()].some((id) => before.includes(id))).toBe(false);
});

test("at most the allowed number of layers is kept, whatever is played through", () => {
  stage.limit = 4;
  for (const id of ["a", "b", "c", "d", "e", "a", "b"]) {
    showComplete(id);
    stage.finish("a", "b", "c", "d", "e");
    frame();
    expect(stage.layers.size).toBeLessThanOrEqual(4);
  }
});

test("the opacity is that of the slice on screen, and of the next one when it comes", () => {
  showComplete("a");
  layers.setOpacity(0.4);
  layers.show("b");
  stage.finish("b");
  frame();
  const opacities = [...stage.layers.values()].filter(({ opacity }) => opacity > 0);
  expect(opacities).toMatchObject([{ slice: "b", opacity: 0.4 }]);
});

test("without a slice or without a recipe nothing is drawn", () => {
  showComplete("a");
  layers.show(null);
  expect(stage.visible()).toEqual([]);
  showComplete("a");
  layers.setRecipe(null);
  expect(stage.visible()).toEqual([]);
});

describe("failures", () => {
  const problem: Problem = { kind: "missing", message: "B04 of a-scene is not there." };
  const fail = (id: string): void => {
    const layer = layers.find({ slice: id, version: versionOf(id) });
    if (!layer) throw new Error(`no layer of ${id}`);
    layer.progress.asked(0);
    layer.progress.failed();
    layers.report(layer, problem);
  };
  const versionOf = (id: string): string =>
    [...stage.layers.keys()].find((key) => key.startsWith(`slice:${id}@`))?.split("@")[1] ?? "";

  test("a slice of which no tile could be drawn is shown all the same and reads as failed", () => {
    showComplete("b");
    layers.show("a");
    fail("a");
    stage.finish("a");
    frame();
    frame();
    expect(stage.visible()).toEqual(["a"]);
    expect(readiness.get("a")).toBe("failed");
    expect(problems).toEqual([problem]);
  });

  test("a failing neighbour is not reported before somebody wants to see it", () => {
    showComplete("b");
    frame();
    fail("c");
    expect(problems).toEqual([]);
    layers.show("c");
    expect(problems).toEqual([problem]);
  });

  test("coming back to a slice with failed tiles tries it again", () => {
    layers.show("a");
    fail("a");
    stage.finish("a");
    frame();
    frame();
    showComplete("d");
    layers.show("a");
    expect(stage.loading()).toContain("a");
  });
});

test("readiness follows what is idle, loading and ready, and a camera move makes it start over", () => {
  layers.show("b");
  frame();
  expect(Object.fromEntries(readiness)).toEqual({
    a: "idle",
    b: "loading",
    c: "idle",
    d: "idle",
    e: "idle",
  });
  stage.finish("b");
  frame();
  frame();
  frame();
  expect(readiness.get("b")).toBe("ready");
  expect(readiness.get("c")).toBe("loading");
  stage.finish("a", "c");
  frame();
  expect(readiness.get("a")).toBe("ready");
  layers.moveStart();
  frame();
  expect(readiness.get("a")).toBe("idle");
});
