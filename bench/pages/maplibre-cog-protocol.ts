import { cogProtocol } from "@geomatico/maplibre-cog-protocol";
import { addProtocol } from "maplibre-gl";
import type { BenchScene, Candidate } from "./candidate.ts";
import { RasterMap } from "./maplibre.ts";

// Reads EPSG:3857 only and one file a layer: it gets the single-band NDVI file in Web Mercator.
addProtocol("cog", cogProtocol);

let map: RasterMap;
let current: BenchScene;

function show(scene: BenchScene, ramp = "BrewerRdYlGn9"): Promise<void> {
  current = scene;
  return map.show(`${scene.id}-${ramp}`, { url: `cog://${scene.ndviMercator}#color:${ramp},0,0.9,c` });
}

const candidate: Candidate = {
  async prepare(camera) {
    map = await RasterMap.create(camera);
  },
  open: (scene) => show(scene),
  pan: () => map.pan(),
  recolour: () => show(current, "BrewerSpectral9"),
  show: (scene) => show(scene),
};
window.candidate = candidate;
