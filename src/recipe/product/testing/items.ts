/** Items of known products as their services write them, cut down to what decides how they are drawn. */
export const ITEMS: readonly Item[] = [
  item("terrascope-s2-ndvi-v2", { NDVI: {}, SCL: {} }),
  item("terrascope-s2-fapar-v2", { FAPAR: { data_type: "uint8" }, SCL: {} }),
  item("terrascope-s2-toc-v2", {
    ...scaled(["B02", "B03", "B04", "B08"], { data_type: "int16", nodata: 32767 }),
    SCL: { data_type: "uint8" },
    CLOUDMASK: { data_type: "uint8" },
  }),
  item("esa-worldcover-map-10m-2021-v2", {
    Map: { "classification:classes": [{ value: 10, title: "Tree cover" }] },
  }),
  item(
    "sentinel-2-l2a",
    {
      ...common("red", "green", "blue", "nir", {
        "raster:bands": [{ data_type: "uint16", scale: 0.0001, offset: -0.1 }],
      }),
      scl: { "raster:bands": [{ data_type: "uint8", nodata: 0 }] },
    },
    { "earthsearch:boa_offset_applied": true },
  ),
  item("sentinel-2-c1-l2a", {
    ...common("red", "green", "blue", "nir", {
      "raster:bands": [{ data_type: "uint16", scale: 0.0001, offset: -0.1 }],
    }),
    scl: { "raster:bands": [{ data_type: "uint8", nodata: 0 }] },
  }),
  item(
    "sentinel-2-l2a",
    {
      B04: { "eo:bands": [{ name: "B04", common_name: "red" }] },
      B03: { "eo:bands": [{ name: "B03", common_name: "green" }] },
      B02: { "eo:bands": [{ name: "B02", common_name: "blue" }] },
      B08: { "eo:bands": [{ name: "B08", common_name: "nir" }] },
      SCL: {},
    },
    { "s2:product_type": "S2MSI2A", "s2:processing_baseline": "05.11" },
  ),
  item(
    "landsat-c2-l2",
    {
      ...common("red", "green", "blue", "nir08", {
        "raster:bands": [{ data_type: "uint16", scale: 0.0000275, offset: -0.2, nodata: 0 }],
      }),
      qa_pixel: {},
    },
    { platform: "landsat-9", "landsat:collection_number": "02", "landsat:correction": "L2SP" },
  ),
  item("cop-dem-glo-30", { data: { "raster:bands": [{ data_type: "float32" }] } }),
  item("naip", {
    image: {
      href: "https://naipeuwest.blob.core.windows.net/naip/v002/m.tif",
      "eo:bands": [
        { name: "Red", common_name: "red" },
        { name: "Green", common_name: "green" },
        { name: "Blue", common_name: "blue" },
        { name: "NIR", common_name: "nir" },
      ],
    },
  }),
  item("modis-13Q1-061", {
    "250m_16_days_NDVI": {},
    "250m_16_days_EVI": {},
    "250m_16_days_pixel_reliability": {},
  }),
  item("hls2-l30", { B02: {}, B03: {}, B04: {}, B05: {}, Fmask: {} }),
  item("HLSS30_2.0", { B02: {}, B03: {}, B04: {}, B8A: {}, Fmask: {} }),
  item("io-lulc-annual-v02", { data: { "file:values": [{ values: [2], summary: "Trees" }] } }),
  item("clms_ndvi_global_300m_10daily_v3_cog", {
    ndvi300_ndvi: {
      data_type: "uint8",
      nodata: 255,
      "raster:scale": 0.004,
      "raster:offset": -0.08,
      bands: [{ name: "ndvi", "classification:classes": [{ value: 254, name: "water" }] }],
    },
  }),
];

type Said = Readonly<Record<string, unknown>>;

interface Item {
  readonly collection: string;
  readonly assets: Readonly<Record<string, Said>>;
  readonly [key: string]: unknown;
}

function item(collection: string, assets: Readonly<Record<string, Said>>, properties: Said = {}): Item {
  const type = "image/tiff; application=geotiff; profile=cloud-optimized";
  return {
    type: "Feature",
    id: `${collection} of our own`,
    collection,
    bbox: [5, 51, 6, 52],
    properties: { datetime: "2025-06-01T10:30:00Z", ...properties },
    assets: Object.fromEntries(
      Object.entries(assets).map(([key, said]) => [
        key,
        { href: `https://data.example.org/${collection}/${key}.tif`, type, ...said },
      ]),
    ),
  };
}

function scaled(keys: readonly string[], said: Said): Readonly<Record<string, Said>> {
  return Object.fromEntries(
    keys.map((key) => [key, { "raster:scale": 0.0001, "raster:offset": 0, ...said }]),
  );
}

function common(
  red: string,
  green: string,
  blue: string,
  nir: string,
  said: Said,
): Readonly<Record<string, Said>> {
  const named = (name: string) => [name, { ...said, "eo:bands": [{ name, common_name: name }] }] as const;
  return Object.fromEntries([red, green, blue, nir].map(named));
}
