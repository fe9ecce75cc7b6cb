import { CodecError, type BlockContext } from "./codec/types.ts";

/** Combinations that libtiff reads, as across × 10 + down. */
const knownSubsampling: ReadonlySet<number> = new Set([11, 12, 21, 22, 41, 42, 44]);

/** ITU-R BT.601, the default of the YCbCrCoefficients tag. */
const defaultCoefficients: readonly number[] = [0.299, 0.587, 0.114];
/** Full range for all three, the default of ReferenceBlackWhite for YCbCr. */
const defaultReference: readonly number[] = [0, 255, 128, 255, 128, 255];

/**
 * Bytes of a block of YCbCr data units (TIFF 6.0, section 21): the luma of across × down pixels, then
 * one Cb and one Cr.
 * @throws CodecError for what libtiff does not read either
 */
export function yCbCrBytes({ image, width, height, samples }: BlockContext): number {
  const [across, down] = image.subsampling;
  if (samples !== 3 || image.bitsPerSample !== 8 || !knownSubsampling.has(across * 10 + down)) {
    throw new CodecError("YCbCr of this layout", { unsupported: true });
  }
  return Math.ceil(width / across) * Math.ceil(height / down) * (across * down + 2);
}

/** Data units become red, green and blue, pixel by pixel, with libtiff's arithmetic. */
export function yCbCrToRgb(units: Uint8Array, { image, width, height, tags }: BlockContext): Uint8Array {
  const [across, down] = image.subsampling;
  const [red = 0, green = 1, blue = 0] = tags.yCbCrCoefficients ?? defaultCoefficients;
  const reference = tags.referenceBlackWhite?.length === 6 ? tags.referenceBlackWhite : defaultReference;
  const [y0 = 0, y1 = 255, b0 = 128, b1 = 255, r0 = 128, r1 = 255] = reference;
  const unitsAcross = Math.ceil(width / across);
  const unitBytes = across * down + 2;
  const output = new Uint8ClampedArray(width * height * 3);
  for (let row = 0, target = 0; row < height; row += 1) {
    const unitRow = Math.floor(row / down) * unitsAcross;
    const lumaRow = (row % down) * across;
    for (let column = 0; column < width; column += 1, target += 3) {
      const unit = (unitRow + Math.floor(column / across)) * unitBytes;
      const luma = ((units[unit + lumaRow + (column % across)] ?? 0) - y0) * (255 / (y1 - y0 || 1));
      const chromaBlue = ((units[unit + unitBytes - 2] ?? 0) - b0) * (127 / (b1 - b0 || 1));
      const chromaRed = ((units[unit + unitBytes - 1] ?? 0) - r0) * (127 / (r1 - r0 || 1));
      const toRed = (2 - 2 * red) * chromaRed;
      const toBlue = (2 - 2 * blue) * chromaBlue;
      output[target] = luma + toRed;
      output[target + 1] = luma - (red * toRed + blue * toBlue) / (green || 1);
      output[target + 2] = luma + toBlue;
    }
  }
  return new Uint8Array(output.buffer);
}

/** Four inks become three lights the way libtiff does it, without a colour profile. */
export function cmykToRgb(inks: Uint8Array, pixels: number): Uint8Array {
  const output = new Uint8Array(pixels * 3);
  for (let pixel = 0, source = 0, target = 0; pixel < pixels; pixel += 1, source += 4, target += 3) {
    const light = 255 - (inks[source + 3] ?? 0);
    output[target] = Math.floor((light * (255 - (inks[source] ?? 0))) / 255);
    output[target + 1] = Math.floor((light * (255 - (inks[source + 1] ?? 0))) / 255);
    output[target + 2] = Math.floor((light * (255 - (inks[source + 2] ?? 0))) / 255);
  }
  return output;
}
