import type { CodecTags } from "../codec/types.ts";
import type { Image } from "./image.ts";
import { tag } from "./tags.ts";

/** Reads what the block decoders need to know; mostly these tags are not there, and this costs nothing. */
export async function readCodecTags({ directory }: Image, signal?: AbortSignal): Promise<CodecTags> {
  const numbers = async (name: number): Promise<number[] | undefined> => {
    const values = await directory.numbers(name, signal);
    return values === undefined ? undefined : [...values];
  };
  return {
    jpegTables: await directory.bytes(tag.jpegTables, signal),
    lercParameters: (await numbers(tag.lercParameters)) ?? [],
    whitePoint: await numbers(tag.whitePoint),
    yCbCrCoefficients: await numbers(tag.yCbCrCoefficients),
    referenceBlackWhite: await numbers(tag.referenceBlackWhite),
  };
}
