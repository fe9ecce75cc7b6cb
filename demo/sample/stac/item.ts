import { SEASON_VERSION, type Acquisition } from "../season.ts";
import type { SceneBands } from "../scene/render.ts";
import { swathCut } from "../scene/swath.ts";
import { TILE_METRES, type SampleTile } from "../tiles.ts";
import { ASSETS, assetFields, COLLECTION_ID, itemId, type AssetKey } from "./assets.ts";
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

/** The STAC 1.1 item of a scene; `sizes` gives the bytes of each of its files by name. */
export function describeScene(
  tile: SampleTile,
  acquisition: Acquisition,
  scene: Pick<SceneBands, "cloudCover" | "nodataShare">,
  sizes: Readonly<Record<string, number>>,
): Record<string, unknown> {
  const id = itemId(tile, acquisition);
  const geometry = footprint(tile, swathCut(tile, acquisition));
  const datetime = seenAt(tile, acquisition);
  const cogs = (Object.keys(ASSETS) as AssetKey[]).map((key) => {
    const { gsd } = ASSETS[key];
    const name = `${id}_${key}.tif`;
    const fields = {
      href: `./${name}`,
      ...assetFields(key),
      "proj:shape": [TILE_METRES / gsd, TILE_METRES / gsd],
      "proj:transform": [gsd, 0, tile.left, 0, -gsd, tile.top, 0, 0, 1],
      "file:size": sizes[name],
    };
    return [key, fields] as const;
  });
  const thumbnail = `${id}_thumbnail.png`;
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
      gsd: 10,
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
        href: `./${thumbnail}`,
        type: "image/png",
        title: "Colours guessed from red and near infrared",
        roles: ["thumbnail"],
        "file:size": sizes[thumbnail],
      },
    },
    links: [
      { rel: "root", href: "../collection.json", type: "application/json" },
      { rel: "parent", href: "../collection.json", type: "application/json" },
      { rel: "collection", href: "../collection.json", type: "application/json" },
    ],
  };
}
