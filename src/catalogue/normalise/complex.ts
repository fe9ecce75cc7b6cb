import type { AssetBand } from "../types.ts";

/** What files of complex numbers are read as, in the order of their bands: all amplitudes, then the others. */
const PARTS = ["amplitude", "intensity", "phase"] as const;

/** As the raster extension and NumPy call them. */
const COMPLEX = /^(?:c(?:int(?:16|32)|float(?:32|64))|complex(?:64|128))$/i;

export function isComplexBand({ dataType = "" }: AssetBand): boolean {
  return COMPLEX.test(dataType);
}

/**
 * Bands of a file of complex numbers (SAR before detection), as they are read: each three times. Nothing that is said
 * of a complex number holds for its parts, but that a phase goes once around.
 */
export function complexBands(bands: readonly AssetBand[]): readonly AssetBand[] {
  return PARTS.flatMap((part) =>
    bands.map(({ name, description }): AssetBand => {
      const own = { name: name === undefined ? part : `${name} ${part}`, dataType: "float32" };
      const described = { ...own, description: description === undefined ? part : `${description}: ${part}` };
      if (part !== "phase") return described;
      return { ...described, unit: "rad", statistics: { minimum: -Math.PI, maximum: Math.PI } };
    }),
  );
}
