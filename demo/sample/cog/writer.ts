import { compressBlocks, type Band } from "./block.ts";
import { layOut, type CogLevel, type TagValue } from "./layout.ts";

/** Largest block unless told otherwise, pixels along each side; smaller levels are one block of their own size. */
const BLOCK_SIZE = 512;

export interface CogDescription {
  /** Full resolution first, each level half the size of the one before; sides are multiples of 16. */
  readonly levels: readonly Band[];
  readonly nodata: number;
  /** physical = DN × scale + offset. */
  readonly scale: number;
  readonly offset: number;
  readonly description: string;
  /** Whether values change smoothly, so that differences compress better than the values. */
  readonly smooth: boolean;
  readonly epsg: 32631 | 32632 | 3857;
  /** Outer edge of the upper left pixel and the size of a pixel, metres. */
  readonly left: number;
  readonly top: number;
  readonly metres: number;
  /** Pixels along each side of a block; 512 unless told otherwise. */
  readonly blockSize?: number;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * The GDAL_METADATA tag: what gdalinfo shows as Description, Offset and Scale. GDAL escapes item values
 * twice when it writes them, and undoes that twice when it reads them.
 */
function gdalMetadata(cog: CogDescription): string {
  const items = [
    `<Item name="DESCRIPTION" sample="0" role="description">${escapeXml(escapeXml(cog.description))}</Item>`,
    ...(cog.scale === 1 && cog.offset === 0
      ? []
      : [
          `<Item name="OFFSET" sample="0" role="offset">${cog.offset}</Item>`,
          `<Item name="SCALE" sample="0" role="scale">${cog.scale}</Item>`,
        ]),
  ];
  return `<GDALMetadata>\n${items.map((item) => `  ${item}\n`).join("")}</GDALMetadata>\n`;
}

/** GeoKeys of a projected system named by its EPSG code; OGC 19-008r4, chapter 7. */
function geoTags(cog: CogDescription): TagValue[] {
  const name = cog.epsg === 3857 ? "Pseudo-Mercator" : `UTM zone ${cog.epsg - 32600}N`;
  const citation = `WGS 84 / ${name}|`;
  // prettier-ignore
  const keys = [
    1, 1, 0, 5,
    1024, 0, 1, 1, // GTModelType: projected
    1025, 0, 1, 1, // GTRasterType: pixel is area
    1026, 34737, citation.length, 0, // GTCitation
    3072, 0, 1, cog.epsg, // ProjectedCRS
    3076, 0, 1, 9001, // ProjLinearUnits: metre
  ];
  return [
    { tag: 33550, type: 12, values: [cog.metres, cog.metres, 0] },
    { tag: 33922, type: 12, values: [0, 0, 0, cog.left, cog.top, 0] },
    { tag: 34735, type: 3, values: keys },
    { tag: 34737, type: 2, values: citation },
  ];
}

/** A cloud optimised GeoTIFF with one band, or with three that are a picture, DEFLATE compressed, as the bytes of a file. */
export function writeCog(cog: CogDescription): Buffer {
  const levels: CogLevel[] = cog.levels.map((band) => {
    const blockSize = Math.min(cog.blockSize ?? BLOCK_SIZE, Math.max(band.width, band.height));
    const blocks = compressBlocks(band, blockSize, {
      predictor: cog.smooth,
      fill: cog.nodata,
    });
    return { width: band.width, height: band.height, blockSize, blocks };
  });
  return layOut(levels, (index) => {
    const level = levels[index];
    if (level === undefined) throw new RangeError(`The file has no level ${index}.`);
    const bits = cog.levels[index]?.values instanceof Uint16Array ? 16 : 8;
    const samples = cog.levels[index]?.samples ?? 1;
    const tags: TagValue[] = [
      { tag: 256, type: 4, values: [level.width] },
      { tag: 257, type: 4, values: [level.height] },
      { tag: 258, type: 3, values: Array.from({ length: samples }, () => bits) },
      { tag: 259, type: 3, values: [8] }, // Compression: DEFLATE
      { tag: 262, type: 3, values: [samples === 3 ? 2 : 1] }, // Photometric: RGB, or black is zero
      { tag: 277, type: 3, values: [samples] }, // SamplesPerPixel
      { tag: 284, type: 3, values: [1] }, // PlanarConfiguration: contiguous
      { tag: 317, type: 3, values: [cog.smooth ? 2 : 1] }, // Predictor
      { tag: 322, type: 4, values: [level.blockSize] },
      { tag: 323, type: 4, values: [level.blockSize] },
      { tag: 339, type: 3, values: Array.from({ length: samples }, () => 1) }, // SampleFormat: unsigned
      { tag: 42113, type: 2, values: String(cog.nodata) }, // GDAL_NODATA
    ];
    if (index > 0) return [...tags, { tag: 254, type: 4, values: [1] }]; // NewSubfileType: reduced resolution
    return [...tags, ...geoTags(cog), { tag: 42112, type: 2, values: gdalMetadata(cog) }];
  });
}
