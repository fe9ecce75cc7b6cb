import { inflate } from "./inflate.ts";
import { lzw } from "./lzw.ts";
import { packBits } from "./pack-bits.ts";
import type { Decoder } from "./types.ts";

/** Decoders by the value of the Compression tag. */
const DECODERS: Readonly<Record<number, () => Decoder | Promise<Decoder>>> = {
  1: () => (encoded, expectedBytes) => encoded.subarray(0, expectedBytes),
  5: () => lzw,
  7: () => import("./jpeg/index.ts").then(({ jpeg }) => jpeg),
  8: () => inflate,
  32773: () => packBits,
  32946: () => inflate,
  34887: () => import("./lerc/index.ts").then(({ lerc }) => lerc),
  50001: () => import("./webp/index.ts").then(({ webp }) => webp),
  50000: () => import("./zstd.ts").then(({ zstd }) => zstd),
};

const CODEC_NAMES: Readonly<Record<number, string>> = {
  2: "CCITT modified Huffman compression",
  3: "CCITT fax group 3 compression",
  4: "CCITT fax group 4 compression",
  6: "old-style JPEG compression",
  9: "JBIG compression",
  10: "JBIG compression",
  32766: "NeXT compression",
  32809: "ThunderScan compression",
  34661: "JBIG compression",
  34676: "SGI LogLuv compression",
  34677: "SGI LogLuv 24 compression",
  34712: "JPEG 2000 compression",
  34925: "LZMA compression",
  50002: "JPEG XL compression",
  52546: "JPEG XL compression",
};

export function canDecode(compression: number): boolean {
  return DECODERS[compression] !== undefined;
}

export function codecName(compression: number): string {
  return CODEC_NAMES[compression] ?? `compression ${compression}`;
}

/** The decoder of a compression for which `canDecode` is true; rare ones are loaded when first needed. */
export function decoderOf(compression: number): Decoder | Promise<Decoder> | undefined {
  return DECODERS[compression]?.();
}
