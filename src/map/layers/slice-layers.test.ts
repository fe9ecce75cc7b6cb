import { beforeEach, describe, expect, test } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { BBox } from "../../geo/types.ts";
import type { Problem } from "../../problem/problem.ts";
import type { ExpressionRecipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { MapEvents } from "../types.ts";
import { FakeMapLayers } from "./testing/fake-map-layers.ts";
import type { SliceLayer } from "./slice-layer.ts";
import { SliceLayers } from "./slice-layers.ts";

const box: BBox = [3, 50, 4, 51];

function slice(id: string, scene = `${id}-scene`): Slice {
  const scenes = [
    { id: scene, catalogue: "test", collection: "test", bbox: box, assets: {} } as unknown as Scene,
  ];
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

let port: FakeMapLayers;
let layers: SliceLayers;
let shown: MapEvents["shown"][];
let readiness: MapEvents["readiness"];
let problems: Problem[];
let promoted: SliceLayer[];

beforeEach(() => {
  port = new FakeMapLayers();
  [shown, problems, promoted, readiness] = [[], [], [], new Map()];
  layers = new SliceLayers({
    port,
    loader: {
      preload: () => {},
      cancelPreload: () => {},
      promote: (picture) => {
        picture.priority = "visible";
        promoted.push(picture as SliceLayer);
      },
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
  port.drawn.push(port.visible());
  layers.frame();
}

function showComplete(id: string): void {
  layers.show(id);
  port.finish(id);
  frame();
  frame();
}

test("the slice on screen stays until the next is complete, and no frame shows both or none", () => {
  showComplete("a");
  port.drawn.length = 0;
  layers.show("d");
  frame();
  frame();
  port.finish("d");
  frame();
  frame();
  expect(port.drawn).toEqual([["a"], ["a"], ["a"], ["d"]]);
});

test("shown is told once, after a frame with the complete picture", () => {
  layers.show("a");
  frame();
  port.finish("a");
  frame();
  expect(shown).toEqual([]);
  frame();
  frame();
  expect(shown.map((event) => event.slice)).toEqual(["a"]);
});

test("a prefetched slice is on screen with the very next frame", () => {
  showComplete("b");
  port.finish("a", "c");
  frame();
  port.drawn.length = 0;
  layers.show("c");
  frame();
  expect(port.drawn).toEqual([["c"]]);
});

test("neighbours are fetched only once the slice on screen is complete", () => {
  layers.show("c");
  frame();
  expect(port.loading()).toEqual(["c"]);
  port.finish("c");
  frame();
  frame();
  expect(port.loading()).toEqual(["b", "d"]);
});

test("of rapid requests the last wins and those in between give up their requests", () => {
  showComplete("a");
  layers.show("c");
  layers.show("d");
  layers.show("e");
  expect(port.loading()).toEqual(["e"]);
  port.finish("c", "d", "e");
  frame();
  frame();
  expect(port.visible()).toEqual(["e"]);
});

test("a slice that was being prefetched keeps its requests when it becomes the one wanted", () => {
  showComplete("b");
  frame();
  layers.show("c");
  expect(port.loading()).toContain("c");
  expect(promoted.at(-1)?.slice.id).toBe("c");
});

test("while the camera moves nothing but the slice on screen loads, afterwards neighbours again", () => {
  showComplete("c");
  frame();
  layers.moveStart();
  for (const layer of port.layers.values()) layer.complete = false;
  frame();
  expect(port.loading()).toEqual(["c"]);
  layers.moveEnd();
  port.finish("c");
  frame();
  frame();
  expect(port.loading()).toEqual(["b", "d"]);
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

test("more scenes for the day on screen give a new picture, the same scenes the same", () => {
  showComplete("a");
  const before = port.layers.size;
  layers.setSlices(["a", "b", "c", "d", "e"].map((id) => slice(id)));
  expect(port.loading()).not.toContain("a");
  layers.setSlices([slice("a", "another"), slice("b")]);
  expect(port.loading()).toContain("a");
  expect(port.visible()).toEqual(["a"]);
  expect(before).toBeGreaterThan(0);
});

test("after a sign-out nothing stays on the map and the wanted slice is fetched again", () => {
  showComplete("a");
  const before = [...port.layers.keys()];
  layers.redraw();
  expect(port.visible()).toEqual([]);
  expect(port.loading()).toEqual(["a"]);
  expect([...port.layers.keys()].some((id) => before.includes(id))).toBe(false);
});

test("at most the allowed number of layers is kept, whatever is played through", () => {
  port.limit = 4;
  for (const id of ["a", "b", "c", "d", "e", "a", "b"]) {
    showComplete(id);
    port.finish("a", "b", "c", "d", "e");
    frame();
    expect(port.layers.size).toBeLessThanOrEqual(4);
  }
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

describe("failures", () => {
  const problem: Problem = { kind: "missing", message: "B04 of a-scene is not there." };
  const fail = (id: string): void => {
    const layer = layers.find([...port.layers.keys()].find((key) => key.startsWith(`slice:${id}@`)) ?? "");
    if (!layer) throw new Error(`no layer of ${id}`);
    layer.progress.asked(0);
    layer.progress.failed();
    layer.report(problem);
  };

  test("a slice of which no tile could be drawn is shown all the same and reads as failed", () => {
    showComplete("b");
    layers.show("a");
    fail("a");
    port.finish("a");
    frame();
    frame();
    expect(port.visible()).toEqual(["a"]);
    expect(readiness.get("a")).toBe("failed");
    expect(problems).toEqual([problem]);
  });

  test("a failing neighbour is not reported before it is requested", () => {
    showComplete("b");
    frame();
    fail("c");
    expect(problems).toEqual([]);
    layers.show("c");
    expect(problems).toEqual([problem]);
  });

  test("a failed slice whose scenes were asked for again is tried again by itself", () => {
    layers.show("a");
    fail("a");
    port.finish("a");
    frame();
    frame();
    expect(port.loading()).not.toContain("a");
    layers.setSlices(["a", "b", "c", "d", "e"].map((id) => slice(id)));
    frame();
    expect(port.loading()).toContain("a");
  });

  test("coming back to a slice with failed tiles tries it again", () => {
    layers.show("a");
    fail("a");
    port.finish("a");
    frame();
    frame();
    showComplete("d");
    layers.show("a");
    expect(port.loading()).toContain("a");
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
  port.finish("b");
  frame();
  frame();
  frame();
  expect(readiness.get("b")).toBe("ready");
  expect(readiness.get("c")).toBe("loading");
  port.finish("a", "c");
  frame();
  expect(readiness.get("a")).toBe("ready");
  layers.moveStart();
  frame();
  expect(readiness.get("a")).toBe("idle");
});
