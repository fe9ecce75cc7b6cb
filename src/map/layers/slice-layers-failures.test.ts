import { beforeEach, describe, expect, test } from "vitest";
import type { Problem } from "../../problem/problem.ts";
import { LayeredSlices, slice } from "./testing/layered-slices.ts";

let map = new LayeredSlices();
let { port, layers, frame, showComplete } = map;

beforeEach(() => {
  map = new LayeredSlices();
  ({ port, layers, frame, showComplete } = map);
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
    expect(map.readiness.get("a")).toBe("failed");
    expect(map.problems).toEqual([problem]);
  });

  test("a failing neighbour is not reported before it is requested", () => {
    showComplete("b");
    frame();
    fail("c");
    expect(map.problems).toEqual([]);
    layers.show("c");
    expect(map.problems).toEqual([problem]);
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
