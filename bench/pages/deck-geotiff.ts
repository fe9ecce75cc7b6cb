import { MapboxOverlay } from "@deck.gl/mapbox";
import { COGLayer } from "@developmentseed/deck.gl-geotiff";
import { Colormap, CreateTexture } from "@developmentseed/deck.gl-raster/gpu-modules";
import type { Device, Texture } from "@luma.gl/core";
// The edition it comes with: files and pools of two editions do not go together.
import { fromUrl, type GeoTIFF, type GeoTIFFImage, type Pool } from "geotiff-2";
import proj4 from "proj4";
import type { BenchScene, Candidate } from "./candidate.ts";
import { RasterMap } from "./maplibre.ts";

// COGLayer over the near infrared file, with its documented getTileData reading the same window of the red
// file, and its documented shader modules: NDVI as a texture, then a colormap.
interface NdviTexture {
  readonly texture: Texture;
  readonly width: number;
  readonly height: number;
}

interface ReadOptions {
  readonly device: Device;
  readonly window?: [number, number, number, number];
  readonly signal?: AbortSignal;
  readonly pool: Pool;
}

/** TIFF 6.0, PhotometricInterpretation: RGB. */
const RGB = 2;

const files = new Map<string, Promise<GeoTIFF>>();
const nirs = new Map<string, GeoTIFF>();
/** Address of the red file by that of the near infrared one. */
const reds = new Map<string, string>();
let colormap: Texture | undefined;
proj4.defs("EPSG:32631", "+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs");

/** Its default asks epsg.io. */
const utm31 = () =>
  Promise.resolve({
    def: "EPSG:32631",
    parsed: proj4.defs("EPSG:32631"),
    coordinatesUnits: "m" as const,
  });

const RAMPS: Record<string, readonly [low: readonly number[], high: readonly number[]]> = {
  vegetation: [
    [165, 0, 38],
    [0, 104, 55],
  ],
  other: [
    [69, 0, 100],
    [250, 230, 30],
  ],
};

function rampOf(name: string): Uint8Array {
  const [from, to] = RAMPS[name] ?? [[], []];
  const data = new Uint8Array(1024);
  for (let index = 0; index < 256; index += 1)
    for (let channel = 0; channel < 4; channel += 1) {
      const [low, high] = [from[channel] ?? 255, to[channel] ?? 255];
      data[index * 4 + channel] = low + ((high - low) * index) / 255;
    }
  return data;
}

/** One texture for all tiles: this edition's COGLayer does not ask renderTile again, but a texture can change. */
function colormapOn(device: Device): Texture {
  colormap ??= device.createTexture({
    data: rampOf("vegetation"),
    format: "rgba8unorm",
    width: 256,
    height: 1,
  });
  return colormap;
}

/** A file opened once. COGLayer refuses grey files even where it does not colour them itself: it is told RGB. */
function open(url: string): Promise<GeoTIFF> {
  const opening = async (): Promise<GeoTIFF> => {
    const file = await fromUrl(url);
    const { fileDirectory } = await file.getImage();
    fileDirectory.PhotometricInterpretation = RGB;
    return file;
  };
  const file = files.get(url) ?? opening();
  files.set(url, file);
  return file;
}

/** The red image of the same resolution. */
async function twinOf(image: GeoTIFFImage, url: string): Promise<GeoTIFFImage> {
  const red = await open(url);
  const count = await red.getImageCount();
  for (let index = 0; index < count; index += 1) {
    const twin = await red.getImage(index);
    if (twin.getWidth() === image.getWidth()) return twin;
  }
  throw new Error("the red file has no such overview");
}

async function readNdvi(red: string, image: GeoTIFFImage, options: ReadOptions): Promise<NdviTexture> {
  const { device, ...read } = options;
  const twin = await twinOf(image, red);
  const [near, far] = await Promise.all([
    image.readRasters({ ...read, interleave: true }),
    twin.readRasters({ ...read, interleave: true }),
  ]);
  const { width, height } = near;
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at += 1) {
    const [a, b] = [near[at] as number, far[at] as number];
    data[at] = Math.max(0, Math.min(255, (255 * (a - b)) / (a + b) / 0.9));
  }
  return { texture: device.createTexture({ data, format: "r8unorm", width, height }), width, height };
}

let overlay: MapboxOverlay;
let map: RasterMap;
let device: Device;
let current: BenchScene;

/** Every date seen stays a layer and is made visible or not, as deck.gl's documentation advises. */
function layers(): COGLayer<NdviTexture>[] {
  return [...nirs].map(
    ([url, geotiff]) =>
      new COGLayer<NdviTexture>({
        id: `cog-${url}`,
        geotiff,
        geoKeysParser: utm31,
        visible: url === current.nir,
        getTileData(image: GeoTIFFImage, options: ReadOptions) {
          device = options.device;
          return readNdvi(reds.get(url) ?? "", image, options);
        },
        renderTile: ({ texture }: NdviTexture) => [
          { module: CreateTexture, props: { textureName: texture } },
          { module: Colormap, props: { colormapTexture: colormapOn(device) } },
        ],
      }),
  );
}

let afterRender = (): void => {};

interface LayerState {
  readonly id: string;
  readonly isLoaded: boolean;
}

interface DeckInside {
  readonly layerManager?: { getLayers(): readonly LayerState[] };
  redraw(reason: string): void;
  getViewports(): readonly { readonly longitude?: number }[];
}

/** The overlay keeps its Deck to itself. */
function deck(): DeckInside | undefined {
  return (overlay as unknown as { readonly _deck?: DeckInside })._deck;
}

/** True once the tile layer below the present date has drawn all tiles it chose for the present view. */
function isDrawn(): boolean {
  // The overlay follows the map a frame later.
  const { longitude = Number.NaN } = deck()?.getViewports()[0] ?? {};
  if (Math.abs(longitude - map.map.getCenter().lng) > 1e-9) return false;
  const drawn = deck()?.layerManager?.getLayers() ?? [];
  return drawn.some(({ id, isLoaded }) => id === `cog-tile-layer-cog-${current.nir}` && isLoaded);
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Resolves with the first frame drawn after `act` in which nothing of the present date is missing.
 * @param lead frames that its tile layer takes to notice what was done
 */
async function settled(act: () => void, lead = 0): Promise<void> {
  const rendered = new Promise<void>((resolve) => {
    afterRender = () => {
      if (!isDrawn()) return;
      afterRender = () => {};
      resolve();
    };
    act();
  });
  await rendered;
  if (lead === 0) return;
  for (let passed = 0; passed < lead; passed += 1) await frame();
  if (!isDrawn()) await settled(() => {});
}

async function show(scene: BenchScene): Promise<void> {
  current = scene;
  reds.set(scene.nir, scene.red);
  nirs.set(scene.nir, await open(scene.nir));
  return settled(() => overlay.setProps({ layers: layers() }));
}

const candidate: Candidate = {
  async prepare(camera) {
    map = await RasterMap.create(camera);
    overlay = new MapboxOverlay({ interleaved: false, layers: [], onAfterRender: () => afterRender() });
    map.map.addControl(overlay);
  },
  open: show,
  pan: () => settled(() => map.map.panBy([map.map.getCanvas().clientWidth, 0], { animate: false }), 2),
  recolour: () =>
    settled(() => {
      colormap?.writeData(rampOf("other"));
      deck()?.redraw("recoloured");
    }),
  show,
};
window.candidate = candidate;
