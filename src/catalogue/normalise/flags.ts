import type { AssetFlag } from "../types.ts";
import { numberOf, objectsOf, textOf, type JsonObject } from "./read.ts";

/**
 * The single bits of a band that mean something by themselves when set (`classification:bitfields`). Fields of
 * several bits are levels of confidence, which a mask of bits cannot tell apart. Undefined where there are none.
 */
export function flagsOf(bitfields: unknown): readonly AssetFlag[] | undefined {
  const flags = objectsOf(bitfields).flatMap(flagOf);
  return flags.length > 0 ? flags : undefined;
}

function flagOf(field: JsonObject): AssetFlag[] {
  const bit = numberOf(field["offset"]);
  const set = objectsOf(field["classes"]).find(({ value }) => numberOf(value) === 1);
  const name = textOf(field["name"]) ?? textOf(set?.["name"]) ?? textOf(field["description"]);
  const isBit = bit !== undefined && Number.isInteger(bit) && bit >= 0 && bit <= 31;
  return isBit && numberOf(field["length"]) === 1 && name !== undefined ? [{ bit, name }] : [];
}
