import type { BenchCamera, BenchScene, Candidate } from "./candidate.ts";
import { pairScene, sliceOf } from "./revisit-scene.ts";
import { NDVI, RevisitView } from "./revisit-view.ts";

let revisit: RevisitView;
let present: BenchCamera;
let known: readonly BenchScene[] = [];

function offer(scenes: readonly BenchScene[]): void {
  known = scenes;
  revisit.setSlices(scenes.map((scene) => sliceOf(scene.id, [pairScene(scene)])));
}

async function show(scene: BenchScene): Promise<void> {
  if (!known.some(({ id }) => id === scene.id)) offer([...known, scene]);
  await revisit.show(scene.id);
}

const candidate: Candidate = {
  prepare(camera) {
    present = camera;
    revisit = new RevisitView(camera);
    return Promise.resolve();
  },
  open: show,
  async pan() {
    const [west, , east] = revisit.view.bounds();
    present = { ...present, lon: present.lon + (east - west) };
    const shown = revisit.nextShown();
    revisit.view.setCamera({ ...present, bearing: 0, pitch: 0 });
    await shown;
  },
  async recolour() {
    const shown = revisit.nextShown();
    revisit.view.setRecipe({ ...NDVI, colormap: "viridis" });
    await shown;
  },
  show,
  readAhead: (scenes, next) =>
    new Promise((resolve) => {
      const stop = revisit.view.on("readiness", (readiness) => {
        if (readiness.get(next.id) !== "ready") return;
        stop();
        resolve();
      });
      offer(scenes);
    }),
};
window.candidate = candidate;
