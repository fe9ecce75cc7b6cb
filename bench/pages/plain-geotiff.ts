import { addProtocol } from "maplibre-gl";
import type { BenchScene, Candidate } from "./candidate.ts";
import { RasterMap } from "./maplibre.ts";
import { ndviTile } from "./plain-tile.ts";

// What one writes in an afternoon: a canvas tile from geotiff.js, handed to MapLibre by a protocol.
const scenes = new Map<string, BenchScene>();

addProtocol("plain", async ({ url }, { signal }) => {
  const [, , id = "", ramp, z, x, y] = url.split("/");
  const scene = scenes.get(id);
  if (!scene) throw new Error(`no scene ${id}`);
  const tile = { z: Number(z), x: Number(x), y: Number(y) };
  return { data: await ndviTile(scene, tile, ramp === "reversed", signal) };
});

let map: RasterMap;
let current: BenchScene;

function show(scene: BenchScene, ramp = "plain"): Promise<void> {
  scenes.set(scene.id, scene);
  current = scene;
  return map.show(`${scene.id}-${ramp}`, { tiles: [`plain://${scene.id}/${ramp}/{z}/{x}/{y}`] });
}

const candidate: Candidate = {
  async prepare(camera) {
    map = await RasterMap.create(camera);
  },
  open: (scene) => show(scene),
  pan: () => map.pan(),
  recolour: () => show(current, "reversed"),
  show: (scene) => show(scene),
};
window.candidate = candidate;
