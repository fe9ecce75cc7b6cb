import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Band } from "../cog/block.ts";
import { averaged, commonest, pyramid } from "../cog/overviews.ts";
import { writeCog } from "../cog/writer.ts";
import type { Acquisition } from "../season.ts";
import { ASSETS, itemId, type AssetKey } from "../stac/assets.ts";
import { describeScene, type SceneFile } from "../stac/item.ts";
import { TILE_METRES, type SampleTile } from "../tiles.ts";
import { NODATA } from "./nodata.ts";
import { NEAR_INFRARED_STEP, RED_STEP } from "./observe.ts";
import type { SceneBands } from "./render.ts";
import { encodeThumbnail } from "./thumbnail.ts";

/** Each halving gives one overview: 10 m bands get 512² and 256². */
const OVERVIEWS = 2;

function square(values: Uint8Array | Uint16Array, samples = 1): Band {
  const side = Math.sqrt(values.length / samples);
  return { width: side, height: side, samples, values };
}

/** Pixels along each side of a thumbnail: small enough for a list of results. */
const THUMBNAIL_SIZE = 128;

function reduced(values: Uint16Array, step: number): Band {
  let band = square(values);
  while (band.width > 2 * THUMBNAIL_SIZE) band = averaged(band, NODATA.reflectance, step);
  return averaged(band, NODATA.reflectance, 1);
}

const HALVINGS: Readonly<Record<AssetKey, (band: Band) => Band>> = {
  B04: (band) => averaged(band, ASSETS.B04.nodata, RED_STEP),
  B08: (band) => averaged(band, ASSETS.B08.nodata, NEAR_INFRARED_STEP),
  NDVI: (band) => averaged(band, ASSETS.NDVI.nodata, 1),
  SCL: commonest,
  visual: (band) => averaged(band, ASSETS.visual.nodata, 1),
};

/** Writes one scene below `folder`: its COGs, its thumbnail and, last, the item that names them. */
export async function writeScene(
  folder: string,
  tile: SampleTile,
  acquisition: Acquisition,
  scene: SceneBands,
): Promise<void> {
  const id = itemId(tile, acquisition);
  const home = join(folder, id);
  await mkdir(home, { recursive: true });
  const files: SceneFile[] = [];
  for (const key of Object.keys(ASSETS) as AssetKey[]) {
    const values = scene.bands[key];
    if (values === undefined) continue;
    const asset = ASSETS[key];
    const whole = square(values, key === "visual" ? 3 : 1);
    const levels = pyramid(whole, OVERVIEWS, HALVINGS[key]);
    const metres = TILE_METRES / whole.width;
    const bytes = writeCog({
      levels,
      nodata: asset.nodata,
      scale: asset.scale,
      offset: asset.offset,
      description: asset.title,
      smooth: asset.smooth,
      epsg: tile.epsg,
      left: tile.left,
      top: tile.top,
      metres,
    });
    files.push({ key, metres, bytes: bytes.length });
    await writeFile(join(home, `${id}_${key}.tif`), bytes);
  }
  const thumbnail = encodeThumbnail(
    reduced(scene.red, RED_STEP),
    reduced(scene.nearInfrared, NEAR_INFRARED_STEP),
  );
  await writeFile(join(home, `${id}_thumbnail.png`), thumbnail);
  const item = describeScene(tile, acquisition, scene, files, thumbnail.length);
  await writeFile(join(home, `${id}.json`), `${JSON.stringify(item, undefined, 1)}\n`);
}
