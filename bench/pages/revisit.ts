import { createMapView } from "../../src/map/map-view.ts";
import type { MapView } from "../../src/map/types.ts";
import type { ExpressionRecipe } from "../../src/raster/recipe/types.ts";
import { createSession } from "../../src/session/session.ts";
import { createRasterEngine } from "../../src/worker/engine.ts";
import type { RasterEngine } from "../../src/worker/types.ts";
import type { BenchCamera, BenchScene, Candidate } from "./candidate.ts";
import { pairScene, sliceOf } from "./revisit-scene.ts";

// This project, wired as src/main.tsx wires it, without the panels around the map and without a basemap.
const RECIPE: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(nir - red) / (nir + red)",
  mask: null,
  rescale: [0, 0.9],
  colormap: "rdylgn",
  reversed: false,
};
const MEMORY_BUDGET = 512 * 2 ** 20;
const CONNECTIONS = 6;

let engine: RasterEngine;
let view: MapView;
let present: BenchCamera;
let known: readonly BenchScene[] = [];

const map = (): HTMLElement => document.getElementById("map") ?? document.body;

function nextShown(slice?: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = view.on("shown", (shown) => {
      if (slice !== undefined && shown.slice !== slice) return;
      stop();
      resolve();
    });
  });
}

function offer(scenes: readonly BenchScene[]): void {
  known = scenes;
  const slices = scenes.map((scene) => sliceOf(scene.id, [pairScene(scene)]));
  engine.setSlices(slices);
  view.setSlices(slices);
}

async function show(scene: BenchScene): Promise<void> {
  if (!known.some(({ id }) => id === scene.id)) offer([...known, scene]);
  const shown = nextShown(scene.id);
  view.show(scene.id);
  await shown;
}

const candidate: Candidate = {
  async open(scene, camera) {
    present = camera;
    engine = createRasterEngine({
      session: createSession([]),
      memoryBudget: MEMORY_BUDGET,
      connectionsPerHost: CONNECTIONS,
    });
    view = createMapView(map(), { engine, basemaps: [], camera: { ...camera, bearing: 0, pitch: 0 } });
    view.setRecipe(RECIPE);
    await show(scene);
  },
  async pan() {
    const [west, , east] = view.bounds();
    present = { ...present, lon: present.lon + (east - west) };
    const shown = nextShown();
    view.setCamera({ ...present, bearing: 0, pitch: 0 });
    await shown;
  },
  async recolour() {
    const shown = nextShown();
    view.setRecipe({ ...RECIPE, colormap: "viridis" });
    await shown;
  },
  show,
  readAhead: (scenes, next) =>
    new Promise((resolve) => {
      const stop = view.on("readiness", (readiness) => {
        if (readiness.get(next.id) !== "ready") return;
        stop();
        resolve();
      });
      offer(scenes);
    }),
};

window.candidate = candidate;
