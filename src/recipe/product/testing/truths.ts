const SCL = { kind: "classes", hidden: [0, 1, 3, 8, 9, 10] };
/** The range is that of Terrascope's own product of it. */
const NDVI = { kind: "expression", title: "NDVI", rescale: [-0.08, 0.92], colormap: "rdylgn" };
const LANDSAT_MASK = { kind: "bits", bits: [1, 2, 3, 4] };
const FMASK = { kind: "bits", band: "Fmask", bits: [1, 2, 3] };

/** What the publishers say, by the beginning of a collection's id. */
export interface Truth {
  /** Of the recipe that is drawn first. */
  readonly recipe: object;
  /** physical = DN × scale + offset, of every band that it shows. */
  readonly scale?: number;
  readonly offset?: number | ((properties: Properties) => number);
  readonly nodata?: number;
  /** True where it is offered in true colour, too, from 0 to 30 % reflectance. */
  readonly isReflectance?: true;
  /** Colours of some of its classes, by value. */
  readonly colours?: Readonly<Record<number, string>>;
}

export type Properties = Readonly<Record<string, unknown>>;

/**
 * Copernicus, Sentinel-2 products: since processing baseline 04.00, 1,000 is added to every DN. Earth Search took it
 * out of the pixels where it says so.
 */
function sentinel2Offset(properties: Properties): number {
  if (properties["earthsearch:boa_offset_applied"] === true) return 0;
  return Number(properties["s2:processing_baseline"] ?? "5.11") >= 4 ? -0.1 : 0;
}

export const TRUTHS: readonly (readonly [collection: RegExp, truth: Truth])[] = [
  [
    /^terrascope-s2-ndvi/,
    {
      recipe: {
        kind: "expression",
        title: "NDVI",
        expression: "NDVI",
        rescale: [-0.08, 0.92],
        colormap: "rdylgn",
        mask: { band: "SCL", ...SCL },
      },
      scale: 0.004,
      offset: -0.08,
      nodata: 255,
    },
  ],
  [
    /^terrascope-s2-fapar/,
    {
      recipe: { kind: "expression", title: "FAPAR", expression: "FAPAR", rescale: [0, 1], colormap: "ylgn" },
      scale: 0.005,
      offset: 0,
      nodata: 255,
    },
  ],
  [
    /^terrascope-s2-toc/,
    {
      recipe: { ...NDVI, expression: "(B08-B04)/(B08+B04)", mask: { band: "SCL", ...SCL } },
      scale: 0.0001,
      offset: 0,
      nodata: 32767,
      isReflectance: true,
    },
  ],
  [
    /^esa-worldcover/,
    {
      recipe: { kind: "classes", title: "Land cover" },
      nodata: 0,
      // WorldCover product user manual, version 2.0, table of classes.
      colours: { 10: "#006400" },
    },
  ],
  [
    /^sentinel-2-(?:c1-)?l2a$/,
    { recipe: { ...NDVI, mask: SCL }, scale: 0.0001, offset: sentinel2Offset, isReflectance: true },
  ],
  [
    /^sentinel-s2-l2a-cogs$/,
    { recipe: { ...NDVI, mask: SCL }, scale: 0.0001, offset: 0, isReflectance: true },
  ],
  [
    /^landsat-(?:8-)?c2-l2$/,
    {
      recipe: { ...NDVI, mask: LANDSAT_MASK },
      scale: 0.0000275,
      offset: -0.2,
      nodata: 0,
      isReflectance: true,
    },
  ],
  [
    /^cop-dem-glo/,
    { recipe: { kind: "expression", title: "Elevation", expression: "data", colormap: "terrain" } },
  ],
  [
    /^naip$/,
    {
      recipe: {
        kind: "rgb",
        title: "True colour",
        red: "`image.b1`",
        green: "`image.b2`",
        blue: "`image.b3`",
        rescale: [0, 255],
      },
    },
  ],
  [
    /^modis-13Q1/,
    {
      recipe: {
        kind: "expression",
        title: "NDVI",
        expression: "`250m_16_days_NDVI`",
        rescale: [-0.2, 1],
        colormap: "rdylgn",
        mask: { kind: "classes", band: "250m_16_days_pixel_reliability", hidden: [-1, 2, 3] },
      },
      scale: 0.0001,
      offset: 0,
      nodata: -3000,
    },
  ],
  [
    /^(?:hls2-|HLS[LS]30)/,
    {
      recipe: { ...NDVI, mask: FMASK },
      scale: 0.0001,
      nodata: -9999,
      isReflectance: true,
    },
  ],
  [/^io-lulc/, { recipe: { kind: "classes", title: "Land cover", band: "data" }, colours: { 2: "#397d49" } }],
  [
    /^clms_ndvi/,
    {
      recipe: {
        kind: "expression",
        title: "NDVI",
        expression: "ndvi",
        rescale: [-0.08, 0.92],
        mask: { band: "ndvi", hidden: [251, 252, 253, 254, 255] },
      },
      scale: 0.004,
      offset: -0.08,
      nodata: 255,
    },
  ],
];
