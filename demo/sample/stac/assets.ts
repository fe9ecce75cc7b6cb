import type { Acquisition } from "../season.ts";
import type { SampleTile } from "../tiles.ts";

export type AssetKey = "B04" | "B08" | "SCL" | "NDVI" | "visual";

/** What the files of a scene hold; the same words go into the files' tags and into the STAC items. */
export interface SampleAsset {
  readonly title: string;
  readonly roles: readonly string[];
  readonly dataType: "uint8" | "uint16";
  readonly nodata: number;
  /** physical = DN × scale + offset. */
  readonly scale: number;
  readonly offset: number;
  /** Pixel size in metres. */
  readonly gsd: 10 | 20;
  /** Whether neighbouring values are close, as measurements are and classes are not. */
  readonly smooth: boolean;
  /** Members of the entries in `bands`. */
  readonly bands: readonly Readonly<Record<string, unknown>>[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Sentinel-2 scene classification: value, name, description, colour. */
const SCENE_CLASSES = [
  [0, "no_data", "No data", "000000"],
  [3, "cloud_shadow", "Cloud shadow", "643200"],
  [4, "vegetation", "Vegetation", "00a000"],
  [5, "not_vegetated", "Not vegetated", "ffe65a"],
  [6, "water", "Water", "0000ff"],
  [7, "unclassified", "Unclassified", "808080"],
  [8, "cloud_medium_probability", "Cloud, medium probability", "c0c0c0"],
  [9, "cloud_high_probability", "Cloud, high probability", "ffffff"],
  [10, "thin_cirrus", "Thin cirrus", "64c8ff"],
] as const;

const REFLECTANCE = {
  roles: ["data", "reflectance"],
  dataType: "uint16",
  nodata: 0,
  scale: 0.0001,
  offset: 0,
  gsd: 10,
  smooth: true,
} as const;

export const ASSETS: Readonly<Record<AssetKey, SampleAsset>> = {
  B04: {
    ...REFLECTANCE,
    title: "Red (665 nm), synthetic surface reflectance",
    bands: [{ name: "B04", "eo:common_name": "red", "eo:center_wavelength": 0.665 }],
  },
  B08: {
    ...REFLECTANCE,
    title: "Near infrared (842 nm), synthetic surface reflectance",
    bands: [{ name: "B08", "eo:common_name": "nir", "eo:center_wavelength": 0.842 }],
  },
  SCL: {
    title: "Scene classification, synthetic",
    roles: ["data", "data-mask"],
    dataType: "uint8",
    nodata: 0,
    scale: 1,
    offset: 0,
    gsd: 20,
    smooth: false,
    bands: [{ name: "SCL" }],
    extra: {
      "classification:classes": SCENE_CLASSES.map(([value, name, description, colour]) => ({
        value,
        name,
        description,
        color_hint: colour,
        nodata: value === 0,
      })),
    },
  },
  NDVI: {
    title: "NDVI, synthetic, not masked for clouds",
    roles: ["data"],
    dataType: "uint8",
    nodata: 255,
    scale: 0.004,
    offset: -0.08,
    gsd: 10,
    smooth: true,
    bands: [{ name: "NDVI", description: "(B08 − B04) / (B08 + B04)" }],
  },
  visual: {
    title: "True colour, guessed from red and near infrared, synthetic",
    roles: ["visual"],
    dataType: "uint8",
    nodata: 0,
    scale: 1,
    offset: 0,
    gsd: 20,
    smooth: true,
    bands: ["red", "green", "blue"].map((name) => ({ name, "eo:common_name": name })),
  },
};

/** Id of the collection. */
export const COLLECTION_ID = "sample-season";

/** Id of a scene, and of the folder that holds its files. */
export function itemId(tile: SampleTile, acquisition: Acquisition): string {
  return `SAMPLE_${acquisition.date.replaceAll("-", "")}_${tile.gridCode}`;
}

/** The members of a STAC 1.1 asset that do not depend on the scene. */
export function assetFields(key: AssetKey): Record<string, unknown> {
  const asset = ASSETS[key];
  return {
    type: "image/tiff; application=geotiff; profile=cloud-optimized",
    title: asset.title,
    roles: asset.roles,
    gsd: asset.gsd,
    data_type: asset.dataType,
    nodata: asset.nodata,
    ...(asset.scale !== 1 && { "raster:scale": asset.scale, "raster:offset": asset.offset }),
    bands: asset.bands,
    ...asset.extra,
  };
}
