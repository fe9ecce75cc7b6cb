import type { ImageLayout } from "../layout.ts";
import type { BlockContext, CodecTags } from "../types.ts";

/** The context of an image of one block, 16 × 16 pixels of bytes unless told otherwise. */
export function blockContext(
  layout: Partial<ImageLayout> = {},
  tags: Partial<CodecTags> = {},
  size = 16,
): BlockContext {
  const samples = layout.samplesPerPixel ?? 1;
  return {
    image: {
      width: size,
      height: size,
      blockWidth: size,
      blockHeight: size,
      columns: 1,
      rows: 1,
      tiled: false,
      samplesPerPixel: samples,
      bitsPerSample: 8,
      sampleFormat: "unsigned",
      planar: false,
      compression: 1,
      predictor: 1,
      photometric: samples === 3 ? 2 : 1,
      reversedBits: false,
      littleEndian: true,
      extraSamples: [],
      subsampling: [1, 1],
      conversion: "none",
      isOverview: false,
      isMask: false,
      ...layout,
    },
    width: size,
    height: size,
    samples,
    neededHeight: size,
    tags: {
      jpegTables: undefined,
      lercParameters: [],
      whitePoint: undefined,
      yCbCrCoefficients: undefined,
      referenceBlackWhite: undefined,
      ...tags,
    },
  };
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "base64"));
}

/** "fe aa 02" as bytes. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
}
