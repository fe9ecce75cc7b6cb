import type { PresetItem } from "./preset-services.ts";

/** Flanders, in UTM zone 31, a little wider than where the configured catalogues start. */
const SHAPE = [400, 654] as const;
const TRANSFORM = [100, 0, 600_000, 0, -100, 5_696_500] as const;
const BBOX = [4.43, 51.04, 5.38, 51.41];
const GRID = { "proj:shape": SHAPE, "proj:transform": TRANSFORM };
const COG = "image/tiff; application=geotiff; profile=cloud-optimized";

type Fields = Readonly<Record<string, unknown>>;

function item(
  id: string,
  collection: string,
  properties: Fields,
  assets: Readonly<Record<string, Fields & { readonly href: string }>>,
): PresetItem {
  return {
    type: "Feature",
    stac_version: "1.0.0",
    id,
    collection,
    bbox: BBOX,
    geometry: null,
    properties: { "eo:cloud_cover": 1, ...properties },
    links: [],
    assets: Object.fromEntries(
      Object.entries(assets).map(([key, asset]) => [key, { type: COG, roles: ["data"], ...GRID, ...asset }]),
    ),
  } as PresetItem;
}

/** As Terrascope writes its NDVI: STAC 1.1, scale and offset on the asset, a sign-in for the files. */
export const TERRASCOPE = item(
  "S2A_20250612T104631_31UFS_NDVI_V210",
  "terrascope-s2-ndvi-v2",
  {
    datetime: "2025-06-12T10:46:31.024000Z",
    "proj:code": "EPSG:32631",
    platform: "sentinel-2a",
    "auth:schemes": {
      oidc: {
        type: "openIdConnect",
        openIdConnectUrl: "https://sso.terrascope.be/auth/realms/terrascope/.well-known/openid-configuration",
      },
    },
  },
  {
    NDVI: {
      href: "https://services.terrascope.be/download/Sentinel2/NDVI_V2/S2A_20250612T104631_31UFS_NDVI_10M_V210.tif",
      title: "NDVI",
      data_type: "uint8",
      "raster:scale": 0.004,
      "raster:offset": -0.08,
      nodata: 255,
      bands: [{ name: "NDVI" }],
      "auth:refs": ["oidc"],
    },
  },
);

const REFLECTANCE = { nodata: 0, data_type: "uint16", scale: 0.0001, offset: -0.1 };
const COGS =
  "https://sentinel-cogs.s3.us-west-2.amazonaws.com/sentinel-s2-l2a-cogs/31/U/FS/2025/6/S2A_31UFS_20250612_0_L2A";
const optical = (name: string) => ({ name, common_name: name });

/** As Earth Search writes Sentinel-2: an offset in its bands that its files have lost already. */
export const EARTH_SEARCH = item(
  "S2A_31UFS_20250612_0_L2A",
  "sentinel-2-l2a",
  {
    datetime: "2025-06-12T10:56:55.276000Z",
    "proj:epsg": 32631,
    platform: "sentinel-2a",
    "grid:code": "MGRS-31UFS",
    "s2:product_type": "S2MSI2A",
    "s2:processing_baseline": "05.11",
    "earthsearch:boa_offset_applied": true,
  },
  {
    red: { href: `${COGS}/B04.tif`, "eo:bands": [optical("red")], "raster:bands": [REFLECTANCE] },
    nir: { href: `${COGS}/B08.tif`, "eo:bands": [optical("nir")], "raster:bands": [REFLECTANCE] },
    scl: { href: `${COGS}/SCL.tif`, "raster:bands": [{ nodata: 0, data_type: "uint8" }] },
    visual: {
      href: `${COGS}/TCI.tif`,
      title: "True color image",
      roles: ["visual"],
      "eo:bands": ["red", "green", "blue"].map(optical),
    },
  },
);

const BLOBS =
  "https://sentinel2l2a01.blob.core.windows.net/sentinel2-l2/31/U/FS/2025/06/12/S2A_MSIL2A.SAFE/GRANULE/IMG_DATA/R10m";

/** As the Planetary Computer writes Sentinel-2: no scale, an offset in the files since baseline 04.00, signed addresses. */
export const PLANETARY_COMPUTER = item(
  "S2A_MSIL2A_20250612T104631_R051_T31UFS_20250612T182452",
  "sentinel-2-l2a",
  {
    datetime: "2025-06-12T10:46:31.024000Z",
    "proj:epsg": 32631,
    platform: "Sentinel-2A",
    "s2:mgrs_tile": "31UFS",
    "s2:product_type": "S2MSI2A",
    "s2:processing_baseline": "05.11",
  },
  {
    B04: {
      href: `${BLOBS}/T31UFS_20250612T104631_B04_10m.tif`,
      "eo:bands": [{ name: "B04", common_name: "red" }],
    },
    B08: {
      href: `${BLOBS}/T31UFS_20250612T104631_B08_10m.tif`,
      "eo:bands": [{ name: "B08", common_name: "nir" }],
    },
    SCL: { href: `${BLOBS}/T31UFS_20250612T104631_SCL_20m.tif` },
    visual: {
      href: `${BLOBS}/T31UFS_20250612T104631_TCI_10m.tif`,
      title: "True color image",
      "eo:bands": [
        { name: "B04", common_name: "red" },
        { name: "B03", common_name: "green" },
        { name: "B02", common_name: "blue" },
      ],
    },
  },
);
