import { SEASON_VERSION, type Acquisition } from "../season.ts";
import type { SceneBands } from "../scene/render.ts";
import { swathCut } from "../scene/swath.ts";
import { TILE_METRES, type SampleTile } from "../tiles.ts";
import { assetFields, COLLECTION_ID, itemId, type AssetKey } from "./assets.ts";
import { boundsOf, footprint } from "./footprint.ts";

/** Extensions whose fields the items use. */
const EXTENSIONS = [
  "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
  "https://stac-extensions.github.io/raster/v2.0.0/schema.json",
  "https://stac-extensions.github.io/eo/v2.0.0/schema.json",
  "https://stac-extensions.github.io/grid/v1.1.0/schema.json",
  "https://stac-extensions.github.io/classification/v2.0.0/schema.json",
  "https://stac-extensions.github.io/file/v2.1.0/schema.json",
];

/** Instant of the first tile of every overpass. */
const OVERPASS = "10:46:21";

/** When a tile was seen, as the item's `datetime`. */
export function seenAt(tile: SampleTile, acquisition: Acquisition): string {
  const start = Date.parse(`${acquisition.date}T${OVERPASS}Z`);
  return new Date(start + tile.delaySeconds * 1000).toISOString();
}

function rounded(percent: number): number {
  return Number(percent.toFixed(2));
}

/** A COG of a scene: what it holds, the size of its pixels and of the file. */
export interface SceneFile {
  readonly key: AssetKey;
  readonly metres: number;
  readonly bytes: number;
}

/** The STAC 1.1 item of a scene with these files. */
export function describeScene(
  tile: SampleTile,
  acquisition: Acquisition,
  scene: Pick<SceneBands, "cloudCover" | "nodataShare">,
  files: readonly SceneFile[],
  thumbnailBytes: number,
): Record<string, unknown> {
  const id = itemId(tile, acquisition);
  const geometry = footprint(tile, swathCut(tile, acquisition));
  const datetime = seenAt(tile, acquisition);
  const cogs = files.map(({ key, metres, bytes }) => {
    const fields = {
      href: `./${id}_${key}.tif`,
      ...assetFields(key),
      gsd: metres,
      "proj:shape": [TILE_METRES / metres, TILE_METRES / metres],
      "proj:transform": [metres, 0, tile.left, 0, -metres, tile.top, 0, 0, 1],
      "file:size": bytes,
    };
    return [key, fields] as const;
  });
  return {
    type: "Feature",
    stac_version: "1.1.0",
    stac_extensions: EXTENSIONS,
    id,
    collection: COLLECTION_ID,
    geometry,
    bbox: boundsOf([geometry]),
    properties: {
      title: `Synthetic scene ${tile.gridCode}, ${acquisition.date}`,
      description: "Computed, not observed: part of Revisit's synthetic sample season.",
      datetime,
      // Not the time of the run: the same season must be the same bytes wherever it is made.
      created: datetime,
      updated: datetime,
      platform: "synthetic",
      instruments: ["synthetic"],
      gsd: Math.min(...files.map(({ metres }) => metres)),
      "eo:cloud_cover": rounded(scene.cloudCover),
      "s2:nodata_pixel_percentage": rounded(scene.nodataShare),
      "grid:code": `MGRS-${tile.gridCode}`,
      "proj:code": `EPSG:${tile.epsg}`,
      "revisit:synthetic": true,
      "revisit:season_version": SEASON_VERSION,
    },
    assets: {
      ...Object.fromEntries(cogs),
      thumbnail: {
        href: `./${id}_thumbnail.png`,
        type: "image/png",
        title: "Colours guessed from red and near infrared",
        roles: ["thumbnail"],
        "file:size": thumbnailBytes,
      },
    },
    links: [
      { rel: "root", href: "../collection.json", type: "application/json" },
      { rel: "parent", href: "../collection.json", type: "application/json" },
      { rel: "collection", href: "../collection.json", type: "application/json" },
    ],
  };
}
