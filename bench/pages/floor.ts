import { addProtocol } from "maplibre-gl";
import type { Candidate } from "./candidate.ts";
import { RasterMap } from "./maplibre.ts";

// What MapLibre itself costs: the same map with constant bitmaps, nothing fetched, nothing decoded.
const SIZE = 256;

addProtocol("constant", async ({ url }) => {
  const shade = Number(url.split("/")[2] ?? 0);
  const pixels = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let index = 0; index < pixels.length; index += 4) pixels.set([40, shade, 80, 255], index);
  return { data: await createImageBitmap(new ImageData(pixels, SIZE, SIZE)) };
});

let map: RasterMap;
let shade = 60;

const show = () => {
  shade = 60 + ((shade + 20) % 180);
  return map.show(`constant-${shade}`, { tiles: [`constant://${shade}/{z}/{x}/{y}`] });
};

const candidate: Candidate = {
  async prepare(camera) {
    map = await RasterMap.create(camera);
  },
  open: show,
  pan: () => map.pan(),
  recolour: show,
  show,
};
window.candidate = candidate;
