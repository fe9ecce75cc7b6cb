import type { Mask } from "./types.ts";

/** Values of well-known masks that are no data, whatever their files say. Sources as in `masks.ts`. */
const EMPTY: readonly {
  readonly band: RegExp;
  readonly hides: { readonly hidden: readonly number[] } | { readonly bits: readonly number[] };
}[] = [
  { band: /^(?:SCL|SCENECLASSIFICATION)(?:_20M)?$/i, hides: { hidden: [0] } },
  { band: /^(?:QA_PIXEL|BQA)$/i, hides: { bits: [0] } },
];

/** A mask that hides only where there is no data; null where the nodata of the files has to tell. */
export function emptyMask({ band }: Mask): Mask | null {
  const known = EMPTY.find((each) => each.band.test(band))?.hides;
  if (!known) return null;
  return "bits" in known
    ? { kind: "bits", band, bits: known.bits }
    : { kind: "classes", band, hidden: known.hidden };
}
