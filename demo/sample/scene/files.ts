import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Band } from "../cog/block.ts";
import { averaged, commonest, pyramid } from "../cog/overviews.ts";
import { writeCog } from "../cog/writer.ts";
import type { Acquisition } from "../season.ts";
import { ASSETS, itemId, type AssetKey } from "../stac/assets.ts";
import { describeScene } from "../stac/item.ts";
import { TILE_METRES, type SampleTile } from "../tiles.ts";
import { NEAR_INFRARED_STEP, RED_STEP } from "./observe.ts";
import type { SceneBands } from "./render.ts";
import { encodeThumbnail } from "./thumbnail.ts";

/** Each halving gives one overview: 10 m bands get 512² and 256². */
const OVERVIEWS = 2;

function square(values: Uint8Array | Uint16Array, samples = 1): Band {
  const side = Math.sqrt(values.length / samples);
  return { width: side, height: side, samples, values };
}

/** One halving beyond the coarsest overview: small enough for a list of results. */
function coarser(levels: readonly Band[]): Band {
  const last = levels.at(-1);
  if (last === undefined) throw new RangeError("A band without any level has no thumbnail.");
  return averaged(last, 0, 1);
}

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
  const pyramids: Record<AssetKey, Band[]> = {
    B04: pyramid(square(scene.b04), OVERVIEWS, (band) => averaged(band, ASSETS.B04.nodata, RED_STEP)),
    B08: pyramid(square(scene.b08), OVERVIEWS, (band) =>
      averaged(band, ASSETS.B08.nodata, NEAR_INFRARED_STEP),
    ),
    NDVI: pyramid(square(scene.ndvi), OVERVIEWS, (band) => averaged(band, ASSETS.NDVI.nodata, 1)),
    SCL: pyramid(square(scene.scl), OVERVIEWS, commonest),
    visual: pyramid(square(scene.visual, 3), OVERVIEWS, (band) => averaged(band, ASSETS.visual.nodata, 1)),
  };
  const sizes: Record<string, number> = {};
  async function store(name: string, bytes: Uint8Array): Promise<void> {
    sizes[name] = bytes.length;
    await writeFile(join(home, name), bytes);
  }
  for (const [key, asset] of Object.entries(ASSETS)) {
    const levels = pyramids[key as AssetKey];
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
      metres: TILE_METRES / (levels[0]?.width ?? 1),
    });
    await store(`${id}_${key}.tif`, bytes);
  }
  await store(`${id}_thumbnail.png`, encodeThumbnail(coarser(pyramids.B04), coarser(pyramids.B08)));
  const item = describeScene(tile, acquisition, scene, sizes);
  await writeFile(join(home, `${id}.json`), `${JSON.stringify(item, undefined, 1)}\n`);
}
