import { assert, asyncProperty, constantFrom, integer, record, uniqueArray, array } from "fast-check";
import { expect, test } from "vitest";
import type { Recipe } from "../recipe/types.ts";
import type { Slice } from "../timeline/types.ts";
import { drawSlices } from "./draw-slices.ts";
import { FakeMapLayers } from "./layers/testing/fake-map-layers.ts";
import { FakeEngine } from "./tiles/testing/fake-engine.ts";

const TILES = Array.from({ length: 4 }, (_, x) => ({ z: 3, x: 3 + (x % 2), y: 2 + Math.floor(x / 2) }));
const recipe: Recipe = { kind: "classes", title: "", band: "SCL", mask: null };
const slices: readonly Slice[] = ["june", "july"].map((id, index) => {
  const day = `2025-0${6 + index}-12`;
  return { id, day, datetime: `${day}T10:00:00Z`, scenes: [], bbox: [-90, -60, 90, 80] };
});

/** A map that asks for tiles only when the test does, and what it was given. */
function aMap(engine: FakeEngine) {
  const port = new FakeMapLayers();
  port.tiles = TILES;
  const { layers, provider } = drawSlices({
    port,
    engine,
    size: () => 256,
    listeners: { onRequested: () => {}, onShown: () => {}, onReadiness: () => {}, onProblem: () => {} },
  });
  layers.start();
  layers.setSlices(slices);
  layers.setRecipe(recipe);
  return { port, layers, provider };
}

const tasks = async () => new Promise((resolve) => setTimeout(resolve, 0));

test("two maps that show the same date from one engine each get their own bitmaps", async () => {
  const engine = new FakeEngine();
  const { signal } = new AbortController();
  const given = [aMap(engine), aMap(engine)].map(({ port, layers, provider }) => {
    layers.show("june");
    const [layer = ""] = port.layers.keys();
    return Promise.all(TILES.map((tile) => provider({ layer, tile }, signal)));
  });
  await tasks();
  for (const { answer } of engine.asked) answer();
  const [left = [], right = []] = await Promise.all(given);
  // What the first map has uploaded and closed is still open for the second.
  for (const bitmap of left) bitmap?.close();
  expect(engine.bitmaps).toHaveLength(2 * TILES.length);
  expect(new Set([...left, ...right])).toEqual(new Set(engine.bitmaps));
  expect(right.map((bitmap) => (bitmap as unknown as { closed: number }).closed)).toEqual([0, 0, 0, 0]);
});

/** Something that a person, the map or the engine does. */
const step = record({
  kind: constantFrom("show", "ask", "abort", "answer", "fail", "move", "redraw", "hide", "finish"),
  index: integer({ min: 0, max: 7 }),
});

test("whatever happens in whichever order, every bitmap is closed exactly once", async () => {
  await assert(
    asyncProperty(
      array(step, { maxLength: 40 }),
      uniqueArray(integer({ min: 0, max: 40 })),
      async (steps, late) => {
        const engine = new FakeEngine();
        const { port, layers, provider } = aMap(engine);
        const open: AbortController[] = [];
        for (const { kind, index } of steps) {
          const [slice] = [slices[index % slices.length]];
          if (kind === "show") layers.show(slice?.id ?? null);
          else if (kind === "hide") layers.show(null);
          else if (kind === "redraw") layers.redraw();
          else if (kind === "move") layers.moveStart();
          else if (kind === "finish") port.finish(slice?.id ?? "");
          else if (kind === "abort") open[index]?.abort();
          else if (kind === "answer") engine.asked[index]?.answer();
          else if (kind === "fail") engine.asked[index]?.fail(new DOMException("cleared", "AbortError"));
          else {
            const controller = new AbortController();
            open.push(controller);
            const layer = [...port.layers.keys()][index % 2] ?? "gone";
            const tile = TILES[index % TILES.length] ?? { z: 3, x: 3, y: 2 };
            // The map's part: it uploads what it is given, and closes it.
            provider({ layer, tile }, controller.signal).then(
              (bitmap) => bitmap?.close(),
              () => undefined,
            );
          }
          layers.frame();
          // Some steps leave time for everything that follows from them, others none.
          if (index > 0) for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
        }
        // Answers that come after everything was given up are closed, too.
        for (const index of late) engine.asked[index]?.answer();
        await tasks();
        for (const controller of open) controller.abort();
        layers.redraw();
        layers.setSlices([]);
        for (const { answer } of engine.asked) answer();
        await tasks();
        expect(engine.bitmaps.filter(({ closed }) => closed !== 1)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
