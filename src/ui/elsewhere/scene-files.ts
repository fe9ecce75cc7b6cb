import type { Feature, FeatureCollection } from "geojson";
import type { Scene } from "../../catalogue/types.ts";
import { type Cell, csvOf } from "../../measure/export/cells.ts";
import { isFile } from "./search-lists.ts";

const COLUMNS = [
  "id",
  "collection",
  "datetime",
  "platform",
  "tile",
  "cloud_cover",
  "west",
  "south",
  "east",
  "north",
  "asset",
  "address",
];

/** One row per file that can be read here, in the order of the scenes; a scene without any has a row of its own. */
export function scenesCsv(scenes: readonly Scene[]): string {
  return csvOf([COLUMNS, ...scenes.flatMap(rowsOf)]);
}

function rowsOf(scene: Scene): readonly (readonly Cell[])[] {
  const { id, collection, datetime, platform = null, gridCode = null, cloudCover = null, bbox } = scene;
  const facts: readonly Cell[] = [id, collection, datetime, platform, gridCode, cloudCover, ...bbox];
  const files = Object.values(scene.assets).filter(isFile);
  if (files.length === 0) return [facts.concat(null, null)];
  return files.map(({ key, href }) => facts.concat(key, href));
}

/** One feature per scene: its footprint, what is known of it, and the addresses of its files by the name of the asset. */
export function scenesGeoJson(scenes: readonly Scene[]): FeatureCollection {
  return { type: "FeatureCollection", features: scenes.map(featureOf) };
}

function featureOf(scene: Scene): Feature {
  const { id, collection, datetime, platform, gridCode, cloudCover, footprint, href } = scene;
  const [west, south, east, north] = scene.bbox;
  const files = Object.values(scene.assets).filter(isFile);
  return {
    type: "Feature",
    id,
    bbox: [west, south, east, north],
    geometry: footprint,
    properties: {
      collection,
      datetime,
      platform: platform ?? null,
      tile: gridCode ?? null,
      cloud_cover: cloudCover ?? null,
      item: href ?? null,
      assets: Object.fromEntries(files.map((file) => [file.key, file.href])),
    },
  };
}
