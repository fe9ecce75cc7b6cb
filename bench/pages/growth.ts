import type { Candidate, Growth } from "./candidate.ts";
import { pairScene, sliceOf } from "./revisit-scene.ts";
import { NDVI, NEAR_INFRARED, RevisitView } from "./revisit-view.ts";

// This project alone, with more of everything.
let revisit: RevisitView;

const growth: Growth = {
  prepare(camera, workers, reads) {
    revisit = new RevisitView(camera, workers);
    if (reads === "one") revisit.view.setRecipe(NEAR_INFRARED);
  },
  async open([first, ...others]) {
    const began = performance.now();
    revisit.setSlices([sliceOf("mosaic", [pairScene(first), ...others.map(pairScene)])]);
    await revisit.show("mosaic");
    return performance.now() - began;
  },
  offer(scenes) {
    revisit.setSlices(scenes.map((scene) => sliceOf(scene.id, [pairScene(scene)])));
    revisit.view.setDirection(1);
  },
  async play(slices) {
    const times: number[] = [];
    for (const slice of slices) {
      const began = performance.now();
      await revisit.show(slice);
      times.push(performance.now() - began);
    }
    return times;
  },
  async series(scenes, point) {
    const began = performance.now();
    revisit.engine.setSlices(scenes.map((scene) => sliceOf(scene.id, [pairScene(scene)])));
    const { signal } = new AbortController();
    const found = await Promise.all(
      scenes.map(({ id }) => revisit.engine.point({ slice: id, recipe: NDVI, point }, signal)),
    );
    return { ms: performance.now() - began, values: found.map((one) => one && one.value) };
  },
  async zonal(scenes, areas) {
    const began = performance.now();
    revisit.engine.setSlices(scenes.map((scene) => sliceOf(scene.id, [pairScene(scene)])));
    const { signal } = new AbortController();
    const found = await Promise.all(
      scenes.map(({ id }) => revisit.engine.zonal({ slice: id, recipe: NDVI, areas }, { signal })),
    );
    const values = found.flatMap((date) =>
      (date?.answer ?? []).map((zone) => ("problem" in zone ? null : (zone.summary?.mean ?? null))),
    );
    return { ms: performance.now() - began, values };
  },
  counters: () => revisit.engine.counters(),
};
window.growth = growth;
// The harness waits for a candidate before it does anything.
window.candidate = {} as Candidate;
