import { describe, expect, it } from "vitest";
import { decoderOf } from "./index.ts";
import { blockContext, fromBase64 } from "./testing/block-context.ts";
import { VECTORS } from "./testing/vectors.ts";
import type { BlockContext } from "./types.ts";

const bytes = blockContext();
const rgb = blockContext({ samplesPerPixel: 3 });
const floats = blockContext({ bitsPerSample: 32, sampleFormat: "float" }, { lercParameters: [4, 0] });
const withTables = (context: BlockContext, tables: string): BlockContext => ({
  ...context,
  tags: { ...context.tags, jpegTables: fromBase64(tables) },
});

/** By the value of the Compression tag. */
const cases: readonly [name: keyof typeof VECTORS, compression: number, context: BlockContext][] = [
  ["LZW", 5, bytes],
  ["PACKBITS", 32773, bytes],
  ["DEFLATE", 8, bytes],
  ["ZSTD", 50000, bytes],
  ["JPEG", 7, withTables(bytes, VECTORS.JPEG.jpegTables)],
  ["JPEG_RGB", 7, withTables(rgb, VECTORS.JPEG_RGB.jpegTables)],
  ["WEBP_LOSSLESS", 50001, rgb],
  ["WEBP", 50001, rgb],
  ["LERC", 34887, floats],
  ["LERC_LOSSY", 34887, floats],
];

describe("a block that GDAL wrote", () => {
  it.each(cases)("with %s is decoded to the bytes that GDAL reads", async (name, compression, context) => {
    const decode = await decoderOf(compression);
    const truth = fromBase64(VECTORS[name].pixels);
    const decoded = await decode?.(fromBase64(VECTORS[name].encoded), truth.length, context);
    expect([...(decoded ?? [])]).toEqual([...truth]);
  });

  it.each(cases)(
    "with %s and cut off gives no more bytes than expected, or a CodecError",
    async (name, compression, context) => {
      const decode = await decoderOf(compression);
      const truth = fromBase64(VECTORS[name].pixels);
      const encoded = fromBase64(VECTORS[name].encoded);
      const outcome = await Promise.resolve()
        .then(() => decode?.(encoded.subarray(0, Math.floor(encoded.length / 3)), truth.length, context))
        .catch((error: unknown) => error);
      if (outcome instanceof Uint8Array) expect(outcome.length).toBeLessThanOrEqual(truth.length);
      else expect(outcome).toMatchObject({ name: "CodecError" });
    },
  );
});
