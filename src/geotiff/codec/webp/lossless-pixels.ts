import { damagedWebp, type LosslessBits } from "./lossless-bits.ts";
import { readPrefixCode, readSymbol, type PrefixCode } from "./prefix-code.ts";

/** Codes for green (with lengths and cache entries), red, blue, alpha and distance. */
type CodeGroup = readonly PrefixCode[];

const LENGTH_CODES = 24;
const DISTANCE_CODES = 40;
const CACHE_MULTIPLIER = 0x1e35a7bd;

/** Places near a pixel that have short distance codes: columns to the left and rows up. */
const NEARBY: readonly number[] = [
  0, 1, 1, 0, 1, 1, -1, 1, 0, 2, 2, 0, 1, 2, -1, 2, 2, 1, -2, 1, 2, 2, -2, 2, 0, 3, 3, 0, 1, 3, -1, 3, 3, 1,
  -3, 1, 2, 3, -2, 3, 3, 2, -3, 2, 0, 4, 4, 0, 1, 4, -1, 4, 4, 1, -4, 1, 3, 3, -3, 3, 2, 4, -2, 4, 4, 2, -4,
  2, 0, 5, 3, 4, -3, 4, 4, 3, -4, 3, 5, 0, 1, 5, -1, 5, 5, 1, -5, 1, 2, 5, -2, 5, 5, 2, -5, 2, 4, 4, -4, 4, 3,
  5, -3, 5, 5, 3, -5, 3, 0, 6, 6, 0, 1, 6, -1, 6, 6, 1, -6, 1, 2, 6, -2, 6, 6, 2, -6, 2, 4, 5, -4, 5, 5, 4,
  -5, 4, 3, 6, -3, 6, 6, 3, -6, 3, 0, 7, 7, 0, 1, 7, -1, 7, 5, 5, -5, 5, 7, 1, -7, 1, 4, 6, -4, 6, 6, 4, -6,
  4, 2, 7, -2, 7, 7, 2, -7, 2, 3, 7, -3, 7, 7, 3, -7, 3, 5, 6, -5, 6, 6, 5, -6, 5, 8, 0, 4, 7, -4, 7, 7, 4,
  -7, 4, 8, 1, 8, 2, 6, 6, -6, 6, 8, 3, 5, 7, -5, 7, 7, 5, -7, 5, 8, 4, 6, 7, -6, 7, 7, 6, -7, 6, 8, 5, 7, 7,
  -7, 7, 8, 6, 8, 7,
];

/** An entropy-coded image. Only the main image may use several groups of codes. */
export function readPixels(bits: LosslessBits, width: number, height: number, isMain: boolean): Uint32Array {
  const cacheBits = bits.take(1) === 1 ? bits.take(4) : 0;
  if (cacheBits > 11) throw damagedWebp();
  let groupBits = 0;
  let groupOf: Uint32Array | undefined;
  if (isMain && bits.take(1) === 1) {
    groupBits = bits.take(3) + 2;
    groupOf = readPixels(bits, Math.ceil(width / 2 ** groupBits), Math.ceil(height / 2 ** groupBits), false);
    groupOf = groupOf.map((pixel) => (pixel >>> 8) & 0xffff);
  }
  const groupCount = [...(groupOf ?? [])].reduce((most, group) => Math.max(most, group), 0) + 1;
  const cacheSize = cacheBits === 0 ? 0 : 1 << cacheBits;
  const groups: CodeGroup[] = Array.from({ length: groupCount }, () =>
    [256 + LENGTH_CODES + cacheSize, 256, 256, 256, DISTANCE_CODES].map((size) => readPrefixCode(bits, size)),
  );
  const groupsAcross = Math.ceil(width / 2 ** groupBits);
  const cache = new Uint32Array(cacheSize);
  const pixels = new Uint32Array(width * height);
  const remember = (pixel: number): void => {
    if (cacheSize > 0) cache[Math.imul(CACHE_MULTIPLIER, pixel) >>> (32 - cacheBits)] = pixel;
  };
  for (let index = 0; index < pixels.length;) {
    const row = Math.floor(index / width);
    const place = (row >> groupBits) * groupsAcross + ((index - row * width) >> groupBits);
    const [green, red, blue, alpha, distance] = groups[groupOf?.[place] ?? 0] ?? [];
    if (!green || !red || !blue || !alpha || !distance) throw damagedWebp();
    const symbol = readSymbol(bits, green);
    if (symbol < 256) {
      const redPart = readSymbol(bits, red) << 16;
      const bluePart = readSymbol(bits, blue);
      const pixel = ((readSymbol(bits, alpha) << 24) | redPart | (symbol << 8) | bluePart) >>> 0;
      pixels[index] = pixel;
      remember(pixel);
      index += 1;
    } else if (symbol < 256 + LENGTH_CODES) {
      const length = readExtended(bits, symbol - 256);
      const from = index - readDistance(bits, distance, width);
      if (from < 0 || index + length > pixels.length) throw damagedWebp();
      for (let step = 0; step < length; step += 1) {
        const pixel = pixels[from + step] ?? 0;
        pixels[index + step] = pixel;
        remember(pixel);
      }
      index += length;
    } else {
      const pixel = cache[symbol - 256 - LENGTH_CODES] ?? 0;
      pixels[index] = pixel;
      remember(pixel);
      index += 1;
    }
  }
  return pixels;
}

/** A length or distance: a prefix code followed by plain bits. */
function readExtended(bits: LosslessBits, prefix: number): number {
  if (prefix < 4) return prefix + 1;
  const extra = (prefix - 2) >> 1;
  return ((2 + (prefix & 1)) << extra) + bits.take(extra) + 1;
}

function readDistance(bits: LosslessBits, code: PrefixCode, width: number): number {
  const value = readExtended(bits, readSymbol(bits, code));
  if (value > 120) return value - 120;
  const columns = NEARBY[value * 2 - 2] ?? 0;
  const rows = NEARBY[value * 2 - 1] ?? 0;
  return Math.max(1, columns + rows * width);
}
