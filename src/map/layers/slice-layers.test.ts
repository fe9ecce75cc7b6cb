import { beforeEach, expect, test } from "vitest";
import { LayeredSlices, slice } from "./testing/layered-slices.ts";

let map = new LayeredSlices();
let { port, layers, frame, showComplete } = map;

beforeEach(() => {
  map = new LayeredSlices();
  ({ port, layers, frame, showComplete } = map);
});

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
  expect(map.shown).toEqual([]);
  frame();
  frame();
  expect(map.shown.map((event) => event.slice)).toEqual(["a"]);
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
  expect(map.promoted.at(-1)?.slice.id).toBe("c");
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

test("readiness follows what is idle, loading and ready, and a camera move makes it start over", () => {
  layers.show("b");
  frame();
  expect(Object.fromEntries(map.readiness)).toEqual({
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
  expect(map.readiness.get("b")).toBe("ready");
  expect(map.readiness.get("c")).toBe("loading");
  port.finish("a", "c");
  frame();
  expect(map.readiness.get("a")).toBe("ready");
  layers.moveStart();
  frame();
  expect(map.readiness.get("a")).toBe("idle");
});
