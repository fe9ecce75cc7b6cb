import type { Scene } from "../catalogue/types.ts";
import { tileAt, tileBBox } from "../geo/tiles.ts";
import type { Recipe } from "../recipe/types.ts";
import { ByteCache } from "../raster/engine/byte-cache.ts";
import { LocalBands } from "../raster/engine/local-bands.ts";
import { SliceReader } from "../raster/engine/slice-reader.ts";
import { undoHorizontal } from "../geotiff/tiff/predictor.ts";
import type { RasterFile } from "../geotiff/tiff/types.ts";

/** Edge of the synthetic image in pixels, and of one pixel in metres of UTM. */
const SIZE = 512;
const PIXEL_SIZE_METRES = 10;
/** Enough for the browser to find out which loops are worth compiling. */
const TILES = 3;

/**
 * Draws a few tiles of a synthetic image, which are not shown. The browser compiles loops only after they have
 * run often, slowly and with much garbage: the first slice would pay for that. A worker that has just started
 * has nothing else to do.
 */
export async function warmUp(): Promise<void> {
  const bands = new LocalBands(new ByteCache(SIZE ** 2 * 16), () => Promise.resolve(syntheticFile()));
  const engine = new SliceReader({ bands, cache: new ByteCache(0) });
  const { x, y, z } = tileAt([3.03, 45.01], 13);
  const [west, south, east, north] = tileBBox({ x, y, z });
  const slice = {
    id: "",
    day: "",
    datetime: "",
    bbox: [west, south, east, north],
    scenes: [syntheticScene],
  } as const;
  const { signal } = new AbortController();
  for (let index = 0; index < TILES; index += 1) {
    await engine.tile(slice, ndvi, { tile: { x, y: y + index, z }, size: 256 }, signal);
  }
}

const ndvi: Recipe = {
  kind: "expression",
  title: "",
  expression: "(a - b) / (a + b)",
  mask: null,
  rescale: [0, 1],
  colormap: "viridis",
  reversed: false,
};

const syntheticScene: Scene = {
  id: "",
  catalogue: "",
  collection: "",
  datetime: "",
  bbox: [-180, -90, 180, 90],
  footprint: { type: "Polygon", coordinates: [] },
  assets: Object.fromEntries(
    ["a", "b"].map((key) => [
      key,
      { key, href: `synthetic:${key}`, roles: [], bands: [{ name: key }], projection: {}, protected: false },
    ]),
  ),
  synthetic: true,
};

function syntheticFile(): RasterFile {
  const samples = new Uint16Array(SIZE * SIZE).fill(1);
  undoHorizontal(new Uint8Array(samples.buffer), {
    width: SIZE,
    height: SIZE,
    samples: 1,
    bitsPerSample: 16,
  });
  return {
    url: "synthetic:",
    levels: [{ width: SIZE, height: SIZE, blockWidth: SIZE, blockHeight: SIZE }],
    bands: [{ dataType: "uint16", role: "data", nodata: 0 }],
    georeference: {
      geoKeys: { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32631 },
      transform: [PIXEL_SIZE_METRES, 0, 500_000, 0, -PIXEL_SIZE_METRES, 4_987_000],
    },
    warnings: [],
    readBlock: () => Promise.resolve({ samples: [samples], valid: null, bytes: samples.byteLength }),
  };
}
