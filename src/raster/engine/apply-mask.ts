import type { Mask } from "../../recipe/types.ts";
import type { Plane } from "../mosaic/accumulator.ts";

/** True for the stored numbers of a mask band that hide a pixel. Nothing is known of NaN: it hides nothing. */
export function maskTest(mask: Mask): (stored: number) => boolean {
  if (mask.kind === "classes") {
    const hidden = new Set(mask.hidden);
    return (stored) => hidden.has(stored);
  }
  // By arithmetic rather than `&`, which cuts numbers to 32 bits.
  return (stored) => stored >= 0 && mask.bits.some((bit) => Math.floor(stored / 2 ** bit) % 2 === 1);
}

/** Turns hidden pixels into NaN, in place. @returns true where one of them had a value */
export function applyMask(values: Plane, stored: Plane, mask: Mask): boolean {
  const hides = maskTest(mask);
  let last = Number.NaN;
  let hidden = false;
  let hid = false;
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const number = stored[pixel] ?? Number.NaN;
    // Masks come in patches: most pixels repeat their neighbour.
    if (number !== last) {
      last = number;
      hidden = hides(number);
    }
    if (!hidden) continue;
    hid ||= !Number.isNaN(values[pixel]);
    values[pixel] = Number.NaN;
  }
  return hid;
}

/** 1 where a mask hides a pixel. */
export function hiddenPixels(stored: Plane, mask: Mask): Uint8Array<ArrayBuffer> {
  const hides = maskTest(mask);
  return Uint8Array.from(stored, (number) => (hides(number) ? 1 : 0));
}
