import "ol/ol.css";
import WebGLTile from "ol/layer/WebGLTile.js";
import OpenLayersMap from "ol/Map.js";
import { fromLonLat } from "ol/proj.js";
import { register } from "ol/proj/proj4.js";
import GeoTIFF from "ol/source/GeoTIFF.js";
import View from "ol/View.js";
import proj4 from "proj4";
import type { BenchScene, Candidate } from "./candidate.ts";

proj4.defs("EPSG:32631", "+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs");
register(proj4);

const sources = new Map<string, GeoTIFF>();

/** Two bands side by side, as its NDVI example has them. A source is kept, so that a date is found again. */
function sourceOf(scene: BenchScene): GeoTIFF {
  const known = sources.get(scene.id);
  if (known) return known;
  const made = new GeoTIFF({
    sources: [
      { url: scene.red, max: 10_000 },
      { url: scene.nir, max: 10_000 },
    ],
    transition: 0,
  });
  sources.set(scene.id, made);
  return made;
}

/** The NDVI example of its documentation: bands are numbered from 1 in the order of the sources. */
const ndvi = ["/", ["-", ["band", 2], ["band", 1]], ["+", ["band", 2], ["band", 1]]];

function styleOf(low: number[], high: number[]): object {
  return { color: ["interpolate", ["linear"], ndvi, 0, low, 0.9, high] };
}

let map: OpenLayersMap;
let layer: WebGLTile;

function rendered(): Promise<void> {
  return new Promise((resolve) => map.once("rendercomplete", () => resolve()));
}

/** A map whose source has not read its header yet also calls itself rendered: empty as it is. */
async function renderedWith(source: GeoTIFF): Promise<void> {
  await new Promise<void>((resolve) => {
    const check = (): void => {
      if (source.getState() === "loading") return;
      source.un("change", check);
      resolve();
    };
    source.on("change", check);
    check();
  });
  const done = rendered();
  map.render();
  await done;
}

const candidate: Candidate = {
  async prepare(camera) {
    map = new OpenLayersMap({
      target: "map",
      pixelRatio: 1,
      controls: [],
      // OpenLayers counts zoom in tiles of 256 pixels.
      view: new View({ center: fromLonLat([camera.lon, camera.lat]), zoom: camera.zoom + 1 }),
    });
    await rendered();
  },
  async open(scene) {
    layer = new WebGLTile({ style: styleOf([165, 0, 38], [0, 104, 55]), source: sourceOf(scene) });
    map.addLayer(layer);
    await renderedWith(sourceOf(scene));
  },
  async pan() {
    const view = map.getView();
    const [x = 0, y = 0] = view.getCenter() ?? [];
    const [width = 0] = map.getSize() ?? [];
    const done = rendered();
    view.setCenter([x + (view.getResolution() ?? 0) * width, y]);
    await done;
  },
  async recolour() {
    const done = rendered();
    layer.setStyle(styleOf([69, 0, 100], [250, 230, 30]));
    await done;
  },
  async show(scene) {
    layer.setSource(sourceOf(scene));
    await renderedWith(sourceOf(scene));
  },
};
window.candidate = candidate;
