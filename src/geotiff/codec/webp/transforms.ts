import { damagedWebp, type LosslessBits } from "./lossless-bits.ts";
import { readPixels } from "./lossless-pixels.ts";
import { predict } from "./lossless-predictors.ts";

type Transform =
  | { readonly kind: "predictor" | "colour"; readonly bits: number; readonly data: Uint32Array }
  | { readonly kind: "green" }
  | { readonly kind: "palette"; readonly bits: number; readonly data: Uint32Array };

/** Transforms in the order they were made, and the width of the image they leave to be decoded. */
export interface Transforms {
  readonly list: readonly Transform[];
  readonly width: number;
}

export function readTransforms(bits: LosslessBits, width: number, height: number): Transforms {
  const list: Transform[] = [];
  let present = width;
  while (bits.take(1) === 1) {
    const kind = bits.take(2);
    if (list.length >= 4) throw damagedWebp();
    if (kind === 2) {
      list.push({ kind: "green" });
    } else if (kind === 3) {
      const size = bits.take(8) + 1;
      const data = accumulate(readPixels(bits, size, 1, false));
      const packing = size <= 2 ? 3 : size <= 4 ? 2 : size <= 16 ? 1 : 0;
      list.push({ kind: "palette", bits: packing, data });
      present = Math.ceil(present / 2 ** packing);
    } else {
      const size = bits.take(3) + 2;
      const data = readPixels(bits, Math.ceil(present / 2 ** size), Math.ceil(height / 2 ** size), false);
      list.push({ kind: kind === 0 ? "predictor" : "colour", bits: size, data });
    }
  }
  return { list, width: present };
}

/** Entries of a colour table are stored as differences. */
function accumulate(colours: Uint32Array): Uint32Array {
  for (let index = 1; index < colours.length; index += 1) {
    colours[index] = addPixels(colours[index] ?? 0, colours[index - 1] ?? 0);
  }
  return colours;
}

/** Sum of each of the four bytes, modulo 256. */
function addPixels(a: number, b: number): number {
  const alphaGreen = (a & 0xff00ff00) + (b & 0xff00ff00);
  const redBlue = (a & 0x00ff00ff) + (b & 0x00ff00ff);
  return ((alphaGreen & 0xff00ff00) | (redBlue & 0x00ff00ff)) >>> 0;
}

export function undoTransforms(
  decoded: Uint32Array,
  transforms: Transforms,
  width: number,
  height: number,
): Uint32Array {
  let pixels = decoded;
  let present = transforms.width;
  for (const transform of transforms.list.toReversed()) {
    if (transform.kind === "green") addGreen(pixels);
    else if (transform.kind === "colour") undoColour(pixels, present, transform);
    else if (transform.kind === "predictor") undoPredictor(pixels, present, transform);
    else {
      // Only one transform changes the width, so what comes out has the image's own.
      pixels = lookUp(pixels, present, width, height, transform);
      present = width;
    }
  }
  return pixels;
}

function addGreen(pixels: Uint32Array): void {
  for (let index = 0; index < pixels.length; index += 1) {
    const pixel = pixels[index] ?? 0;
    const green = (pixel >>> 8) & 0xff;
    pixels[index] = addPixels(pixel, (green << 16) | green);
  }
}

function undoColour(
  pixels: Uint32Array,
  width: number,
  { bits, data }: { bits: number; data: Uint32Array },
): void {
  const across = Math.ceil(width / 2 ** bits);
  for (let index = 0; index < pixels.length; index += 1) {
    const row = Math.floor(index / width);
    const factors = data[(row >> bits) * across + ((index - row * width) >> bits)] ?? 0;
    const pixel = pixels[index] ?? 0;
    const green = signed(pixel >>> 8);
    const red = ((pixel >>> 16) + ((signed(factors) * green) >> 5)) & 0xff;
    const blue =
      pixel + ((signed(factors >>> 8) * green) >> 5) + ((signed(factors >>> 16) * signed(red)) >> 5);
    pixels[index] = ((pixel & 0xff00ff00) | (red << 16) | (blue & 0xff)) >>> 0;
  }
}

function signed(value: number): number {
  return (value << 24) >> 24;
}

function undoPredictor(
  pixels: Uint32Array,
  width: number,
  { bits, data }: { bits: number; data: Uint32Array },
): void {
  const across = Math.ceil(width / 2 ** bits);
  for (let index = 0; index < pixels.length; index += 1) {
    const row = Math.floor(index / width);
    const column = index - row * width;
    const left = pixels[index - 1] ?? 0;
    const top = pixels[index - width] ?? 0;
    let guess = 0xff000000;
    if (row === 0) guess = column === 0 ? 0xff000000 : left;
    else if (column === 0) guess = top;
    else {
      const mode = ((data[(row >> bits) * across + (column >> bits)] ?? 0) >>> 8) & 15;
      guess = predict(mode, left, top, pixels[index - width - 1] ?? 0, pixels[index - width + 1] ?? 0);
    }
    pixels[index] = addPixels(pixels[index] ?? 0, guess);
  }
}

function lookUp(
  packed: Uint32Array,
  packedWidth: number,
  width: number,
  height: number,
  { bits, data }: { bits: number; data: Uint32Array },
): Uint32Array {
  const output = new Uint32Array(width * height);
  const entryBits = 8 >> bits;
  const entries = 1 << bits;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const green = ((packed[row * packedWidth + (column >> bits)] ?? 0) >>> 8) & 0xff;
      const entry = (green >> ((column & (entries - 1)) * entryBits)) & ((1 << entryBits) - 1);
      output[row * width + column] = data[entry] ?? 0;
    }
  }
  return output;
}
