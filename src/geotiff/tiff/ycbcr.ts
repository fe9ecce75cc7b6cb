import { CodecError, type BlockContext } from "../codec/types.ts";

/** Combinations that libtiff reads, as across × 10 + down. */
const KNOWN_SUBSAMPLING: ReadonlySet<number> = new Set([11, 12, 21, 22, 41, 42, 44]);

/** ITU-R BT.601, the default of the YCbCrCoefficients tag. */
const DEFAULT_COEFFICIENTS: readonly number[] = [0.299, 0.587, 0.114];
/** Full range for all three, the default of ReferenceBlackWhite for YCbCr. */
const DEFAULT_REFERENCE: readonly number[] = [0, 255, 128, 255, 128, 255];

/**
 * Bytes of a block of YCbCr data units (TIFF 6.0, section 21): the luma of across × down pixels, then
 * one Cb and one Cr.
 * @throws CodecError for what libtiff does not read either
 */
export function yCbCrBytes({ image, width, height, samples }: BlockContext): number {
  const [across, down] = image.subsampling;
  if (samples !== 3 || image.bitsPerSample !== 8 || !KNOWN_SUBSAMPLING.has(across * 10 + down)) {
    throw new CodecError("YCbCr of this layout", { unsupported: true });
  }
  return Math.ceil(width / across) * Math.ceil(height / down) * (across * down + 2);
}

/** Data units become red, green and blue, pixel by pixel, with libtiff's arithmetic. */
export function yCbCrToRgb(units: Uint8Array, context: BlockContext): Uint8Array {
  const { image, width, height } = context;
  const [across, down] = image.subsampling;
  const { luma, redOfCr, blueOfCb, greenOfCr, greenOfCb } = conversionTables(context);
  const unitsAcross = Math.ceil(width / across);
  const unitBytes = across * down + 2;
  const output = new Uint8ClampedArray(width * height * 3);
  for (let row = 0, target = 0; row < height; row += 1) {
    const unitRow = Math.floor(row / down) * unitsAcross;
    const lumaRow = (row % down) * across;
    for (let column = 0; column < width; column += 1, target += 3) {
      const unit = (unitRow + Math.floor(column / across)) * unitBytes;
      const light = luma[units[unit + lumaRow + (column % across)] ?? 0] ?? 0;
      const cb = units[unit + unitBytes - 2] ?? 0;
      const cr = units[unit + unitBytes - 1] ?? 0;
      output[target] = light + (redOfCr[cr] ?? 0);
      output[target + 1] = light + (((greenOfCb[cb] ?? 0) + (greenOfCr[cr] ?? 0)) >> FRACTION_BITS);
      output[target + 2] = light + (blueOfCb[cb] ?? 0);
    }
  }
  return new Uint8Array(output.buffer);
}

const FRACTION_BITS = 16;
const HALF = 1 << (FRACTION_BITS - 1);

/**
 * What each code of luma and chroma adds. Fixed point with sixteen bits of fraction and single-precision
 * steps on the way there, because libtiff's tables (tif_color.c) are made that way.
 */
function conversionTables({ tags }: BlockContext): Readonly<Record<Table, Int32Array>> {
  const single = Math.fround;
  const [red = 0, green = 1, blue = 0] = (tags.yCbCrCoefficients ?? DEFAULT_COEFFICIENTS).map(single);
  const reference = tags.referenceBlackWhite?.length === 6 ? tags.referenceBlackWhite : DEFAULT_REFERENCE;
  const [y0 = 0, y1 = 255, b0 = 128, b1 = 255, r0 = 128, r1 = 255] = reference.map(single);
  const fixed = (value: number): number =>
    Math.trunc(single(Math.min(2, Math.max(0, single(value))) * 2 ** FRACTION_BITS) + 0.5);
  const scaled = (code: number, black: number, white: number, range: number): number => {
    const origin = Math.trunc(black);
    const value = single(single((code - origin) * range) / (single(white - black) || 1));
    return Math.trunc(Math.min(4096, Math.max(-4096, value)));
  };
  const toRed = single(2 - 2 * red);
  const toBlue = single(2 - 2 * blue);
  const [d1, d2] = [fixed(toRed), -fixed(single(red * toRed) / green)];
  const [d3, d4] = [fixed(toBlue), -fixed(single(blue * toBlue) / green)];
  const table = (of: (code: number) => number): Int32Array =>
    Int32Array.from({ length: 256 }, (_, code) => of(code));
  const cr = (code: number): number => scaled(code - 128, r0 - 128, r1 - 128, 127);
  const cb = (code: number): number => scaled(code - 128, b0 - 128, b1 - 128, 127);
  return {
    luma: table((code) => scaled(code, y0, y1, 255)),
    redOfCr: table((code) => (d1 * cr(code) + HALF) >> FRACTION_BITS),
    blueOfCb: table((code) => (d3 * cb(code) + HALF) >> FRACTION_BITS),
    greenOfCr: table((code) => d2 * cr(code)),
    greenOfCb: table((code) => d4 * cb(code) + HALF),
  };
}

type Table = "luma" | "redOfCr" | "blueOfCb" | "greenOfCr" | "greenOfCb";

/**
 * Four inks become three lights the way libtiff does it, without a colour profile.
 * @param inks pixel by pixel
 * @param samples of a pixel; those after the four inks are left out
 */
export function cmykToRgb(inks: Uint8Array, pixels: number, samples: number): Uint8Array {
  const output = new Uint8Array(pixels * 3);
  for (let pixel = 0, source = 0, target = 0; pixel < pixels; pixel += 1, source += samples, target += 3) {
    const light = 255 - (inks[source + 3] ?? 0);
    output[target] = Math.floor((light * (255 - (inks[source] ?? 0))) / 255);
    output[target + 1] = Math.floor((light * (255 - (inks[source + 1] ?? 0))) / 255);
    output[target + 2] = Math.floor((light * (255 - (inks[source + 2] ?? 0))) / 255);
  }
  return output;
}
