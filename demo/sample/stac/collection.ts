import { tilesOf } from "../acquisitions.ts";
import { SEASON_VERSION, type Acquisition } from "../season.ts";
import { TILES } from "../tiles.ts";
import { ASSETS, assetFields, COLLECTION_ID, itemId, type AssetKey } from "./assets.ts";
import { boundsOf, footprint } from "./footprint.ts";
import { seenAt } from "./item.ts";

const DESCRIPTION = [
  "**Synthetic: computed from a formula, not observed by any satellite.**",
  "One year over invented farmland near 6° E, 51.2° N, made by Revisit itself so that it can be tried and",
  "tested without a network. Fields follow crop calendars; clouds, shadows, cirrus and the edge of the",
  "swath come and go. Three tiles on the same days: two adjoining ones in UTM 31N, a third in UTM 32N.",
  "Of the five years before, the middle tile has NDVI and scene classes with pixels of 20 m: spring came",
  "late in 2021 and early in 2024, 2022 was dry, and some fields grew another crop until then.",
].join(" ");

/** The STAC 1.1 collection over the given acquisitions, with a link to every item. */
export function describeCollection(acquisitions: readonly Acquisition[]): Record<string, unknown> {
  const scenes = acquisitions.flatMap((acquisition) =>
    tilesOf(acquisition).map((tile) => ({ tile, acquisition })),
  );
  const instants = scenes.map(({ tile, acquisition }) => seenAt(tile, acquisition)).sort();
  const whole = TILES.map((tile) => footprint(tile));
  const keys = Object.keys(ASSETS) as AssetKey[];
  return {
    type: "Collection",
    stac_version: "1.1.0",
    stac_extensions: [
      "https://stac-extensions.github.io/eo/v2.0.0/schema.json",
      "https://stac-extensions.github.io/raster/v2.0.0/schema.json",
      "https://stac-extensions.github.io/classification/v2.0.0/schema.json",
      "https://stac-extensions.github.io/render/v2.0.0/schema.json",
    ],
    id: COLLECTION_ID,
    title: "Sample season (synthetic)",
    description: DESCRIPTION,
    license: "CC0-1.0",
    keywords: ["synthetic", "sample", "ndvi", "farmland", "time series"],
    providers: [
      {
        name: "Revisit",
        description: "Computed by the project's generator",
        roles: ["producer", "licensor"],
      },
    ],
    extent: {
      spatial: { bbox: [boundsOf(whole)] },
      temporal: { interval: [[instants.at(0) ?? null, instants.at(-1) ?? null]] },
    },
    summaries: {
      platform: ["synthetic"],
      gsd: [10, 20],
      "eo:cloud_cover": { minimum: 0, maximum: 100 },
      "grid:code": TILES.map((tile) => `MGRS-${tile.gridCode}`),
      "proj:code": [...new Set(TILES.map((tile) => `EPSG:${tile.epsg}`))],
      "revisit:synthetic": [true],
      "revisit:season_version": [SEASON_VERSION],
    },
    item_assets: {
      ...Object.fromEntries(keys.map((key) => [key, assetFields(key)])),
      thumbnail: {
        type: "image/png",
        title: "Colours guessed from red and near infrared",
        roles: ["thumbnail"],
      },
    },
    renders: {
      ndvi: { title: "NDVI", assets: ["NDVI"], rescale: [[0, 0.9]], colormap_name: "rdylgn", nodata: 255 },
      computed: {
        title: "NDVI from B04 and B08",
        assets: ["B04", "B08"],
        expression: "(B08-B04)/(B08+B04)",
        rescale: [[0, 0.9]],
        colormap_name: "rdylgn",
      },
    },
    links: [
      { rel: "root", href: "./collection.json", type: "application/json" },
      ...scenes.map(({ tile, acquisition }) => {
        const id = itemId(tile, acquisition);
        return { rel: "item", href: `./${id}/${id}.json`, type: "application/geo+json", title: id };
      }),
    ],
  };
}
