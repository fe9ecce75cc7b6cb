import { metadataClasses } from "./band-classes.ts";
import type { Directory } from "./directory.ts";
import { COMPLEX_PARTS, complexBand, isComplex } from "./complex.ts";
import { parseGdalMetadata } from "./gdal-metadata.ts";
import type { Image } from "./image.ts";
import { parseNodata } from "./nodata.ts";
import type { SampleType } from "./sample-type.ts";
import { tag } from "./tags.ts";
import type { RasterBand } from "./types.ts";

const PHOTOMETRIC_RGB = 2;
const PHOTOMETRIC_PALETTE = 3;
const PHOTOMETRIC_YCBCR = 6;
const ASSOCIATED_ALPHA = 1;
const UNASSOCIATED_ALPHA = 2;

/** What the tags say about each band. */
export async function readBands(image: Image, type: SampleType, signal?: AbortSignal): Promise<RasterBand[]> {
  const { directory } = image;
  const nodataText = await directory.text(tag.gdalNodata, signal);
  const nodata = nodataText === undefined ? undefined : parseNodata(nodataText, type.name);
  const xml = (await directory.text(tag.gdalMetadata, signal)) ?? "";
  const metadata = parseGdalMetadata(xml);
  if (isComplex(image.sampleFormat)) return complexBands(image, type, nodata !== undefined);
  const palette = await readPalette(image, directory, signal);
  const classes = metadataClasses(xml);
  return Array.from({ length: bandCount(image) }, (_, index) => ({
    dataType: type.name,
    role: roleOf(image, index),
    ...(nodata === undefined ? {} : { nodata }),
    ...metadata.get(index),
    ...classesOf(classes.get(index)),
    ...(palette === undefined ? {} : { palette }),
  }));
}

function classesOf(classes: RasterBand["classes"]): Pick<RasterBand, "classes"> {
  return classes === undefined ? {} : { classes };
}

/** Pixels without data are NaN in all parts. What the metadata say is about complex numbers, and holds for none of them. */
function complexBands({ samplesPerPixel }: Image, type: SampleType, hasNodata: boolean): RasterBand[] {
  return Array.from({ length: samplesPerPixel * COMPLEX_PARTS.length }, (_, index) => {
    const { part } = complexBand(index, samplesPerPixel);
    return {
      dataType: type.name,
      role: "data",
      description: part,
      ...(part === "phase" ? { unit: "rad" } : {}),
      ...(hasNodata ? { nodata: Number.NaN } : {}),
    };
  });
}

/** The nodata of a file of complex numbers, as written: bands hand out NaN in its place. */
export async function complexNodata(image: Image, signal?: AbortSignal): Promise<number | undefined> {
  const text = isComplex(image.sampleFormat) ? await image.directory.text(tag.gdalNodata, signal) : undefined;
  return text === undefined ? undefined : parseNodata(text, "float64");
}

/** Bands that are handed out: colour conversion turns all samples into red, green and blue. */
function bandCount(image: Image): number {
  return image.conversion === "none" ? image.samplesPerPixel : 3;
}

/** Index of the band that says how opaque a pixel is, or −1. */
export function alphaBand(image: Image): number {
  if (image.conversion !== "none") return -1;
  const position = image.extraSamples.findIndex(
    (kind) => kind === ASSOCIATED_ALPHA || kind === UNASSOCIATED_ALPHA,
  );
  return position < 0 ? -1 : image.samplesPerPixel - image.extraSamples.length + position;
}

function roleOf(image: Image, band: number): RasterBand["role"] {
  if (band === alphaBand(image)) return "alpha";
  if (
    image.conversion === "none" &&
    image.photometric !== PHOTOMETRIC_RGB &&
    image.photometric !== PHOTOMETRIC_YCBCR
  )
    return "data";
  return (["red", "green", "blue"] as const)[band] ?? "data";
}

/** TIFF stores all reds, then all greens, then all blues, as 16-bit numbers. */
async function readPalette(
  image: Image,
  directory: Directory,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  if (image.photometric !== PHOTOMETRIC_PALETTE || image.bitsPerSample > 16) return undefined;
  const values = await directory.numbers(tag.colorMap, signal);
  const count = 2 ** image.bitsPerSample;
  if (values === undefined || values.length < count * 3) return undefined;
  // Some writers filled the table with 8-bit values; GDAL and libtiff guess the same way.
  const divisor = values.some((value) => value > 255) ? 257 : 1;
  const palette = new Uint8Array((count > 256 ? 65536 : 256) * 4);
  for (let index = 0; index < count; index += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      palette[index * 4 + channel] = Math.floor((values[channel * count + index] ?? 0) / divisor);
    }
    palette[index * 4 + 3] = 255;
  }
  return palette;
}
