import { fromUrl, type GeoTIFF, Pool } from "geotiff";
import proj4 from "proj4";
import type { BenchScene } from "./candidate.ts";

interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const SIZE = 256;
const HALF_WORLD = Math.PI * 6_378_137;
/** Metres of a pixel of the full resolution. */
const METRES = 10;
/** Cosine of the latitude of the test area: metres of Web Mercator are that much shorter on the ground. */
const SHRINK = 0.63;

/** Blocks of 64 kB read ahead and kept; its types leave the option out, its documentation does not. */
const READING = { allowFullFile: false, blockSize: 65_536 };

const toUtm = proj4("+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs");
const pool = new Pool();
const files = new Map<string, Promise<GeoTIFF>>();

function open(url: string): Promise<GeoTIFF> {
  const file = files.get(url) ?? fromUrl(url, READING);
  files.set(url, file);
  return file;
}

/**
 * NDVI of one map tile: readRasters over the tile's window with geotiff.js' worker pool, nearest neighbour
 * with proj4 at every pixel.
 */
export async function ndviTile(
  scene: BenchScene,
  tile: Tile,
  reversed: boolean,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const span = (2 * HALF_WORLD) / 2 ** tile.z;
  const files = await Promise.all([open(scene.red), open(scene.nir)]);
  const count = (await files[0]?.getImageCount()) ?? 1;
  const halvings = Math.floor(Math.log2(Math.max(1, (span / SIZE) * SHRINK) / METRES));
  const level = Math.max(0, Math.min(count - 1, halvings));
  const images = await Promise.all(files.map((file) => file.getImage(level)));
  const size = images[0]?.getWidth() ?? scene.size;
  const pixels = pixelPositions(scene, tile, (METRES * scene.size) / size);
  const left = Math.max(0, Math.floor(pixels.left));
  const top = Math.max(0, Math.floor(pixels.top));
  const right = Math.min(size, Math.floor(pixels.right) + 1);
  const bottom = Math.min(size, Math.floor(pixels.bottom) + 1);
  const picture = new ImageData(SIZE, SIZE);
  if (left >= right || top >= bottom) return createImageBitmap(picture);
  const [red, nir] = await Promise.all(
    images.map((image) =>
      image.readRasters({ window: [left, top, right, bottom], pool, samples: [0], signal }),
    ),
  );
  const reds = red?.[0] as Uint16Array;
  const nirs = nir?.[0] as Uint16Array;
  for (let index = 0; index < SIZE * SIZE; index += 1) {
    const column = Math.floor(pixels.columns[index] ?? -1);
    const row = Math.floor(pixels.rows[index] ?? -1);
    if (column < left || row < top || column >= right || row >= bottom) continue;
    const at = (row - top) * (right - left) + (column - left);
    const [a, b] = [nirs[at] ?? 0, reds[at] ?? 0];
    const share = Math.max(0, Math.min(1, (a - b) / (a + b) / 0.9));
    picture.data[index * 4] = 255 * (reversed ? share : 1 - share);
    picture.data[index * 4 + 1] = reversed ? 40 : 255 * share;
    picture.data[index * 4 + 2] = reversed ? 255 * (1 - share) : 40;
    picture.data[index * 4 + 3] = 255;
  }
  return createImageBitmap(picture);
}

/** Position of every pixel of a tile in the file's level, in pixels of that level, and their bounds. */
function pixelPositions(scene: BenchScene, { z, x, y }: Tile, metres: number) {
  const span = (2 * HALF_WORLD) / 2 ** z;
  const columns = new Float64Array(SIZE * SIZE);
  const rows = new Float64Array(SIZE * SIZE);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < SIZE * SIZE; index += 1) {
    const mercatorX = -HALF_WORLD + (x + ((index % SIZE) + 0.5) / SIZE) * span;
    const mercatorY = HALF_WORLD - (y + (Math.floor(index / SIZE) + 0.5) / SIZE) * span;
    const lon = (mercatorX / HALF_WORLD) * 180;
    const lat = (Math.atan(Math.sinh((mercatorY / HALF_WORLD) * Math.PI)) * 180) / Math.PI;
    const [easting, northing] = toUtm.forward([lon, lat]) as [number, number];
    const column = (easting - scene.corner[0]) / metres;
    const row = (scene.corner[1] - northing) / metres;
    columns[index] = column;
    rows[index] = row;
    [left, right] = [Math.min(left, column), Math.max(right, column)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
  }
  return { columns, rows, left, top, right, bottom };
}
