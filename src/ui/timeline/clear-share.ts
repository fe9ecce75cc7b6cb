import type { Slice } from "../../timeline/types.ts";

/** Per cent of the slice's tiles that the provider calls free of cloud; undefined where it does not say. */
export function clearShare(slice: Pick<Slice, "cloudCover">): number | undefined {
  return slice.cloudCover === undefined ? undefined : 100 - slice.cloudCover;
}
