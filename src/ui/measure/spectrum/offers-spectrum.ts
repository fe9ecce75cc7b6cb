import { spectrumBands } from "../../../measure/spectrum/spectrum-bands.ts";
import type { Slice } from "../../../timeline/types.ts";

/** One band alone is no spectrum. */
const LEAST_BANDS = 2;

/** Whether the bands of a date have a place in the spectrum. */
export function offersSpectrum({ scenes }: Pick<Slice, "scenes">): boolean {
  const [scene] = scenes;
  return scene !== undefined && spectrumBands(scene).length >= LEAST_BANDS;
}
