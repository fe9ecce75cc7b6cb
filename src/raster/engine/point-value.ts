import type { Scene } from "../../catalogue/types.ts";
import { bboxContains } from "../../geo/bbox/bbox-contains.ts";
import type { BBox, LonLat } from "../../geo/types.ts";
import { isAbort } from "../../problem/problem.ts";
import { type ResolvedBand, resolveBand } from "../../recipe/expression/resolve-band.ts";
import { overruled } from "../../recipe/reflectance.ts";
import { maskTest } from "./apply-mask.ts";
import type { BandReader, StoredValue } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { referenceOf } from "./scene-needs.ts";
import { scenesWithin } from "./scene-reach.ts";

/** One band at one point. */
export interface BandValue {
  readonly band: string;
  readonly dn: number;
  readonly physical: number;
  readonly className?: string;
  readonly unit?: string;
}

/** What a scene has at a point. */
export interface ScenePoint {
  readonly scene: Scene;
  readonly bands: readonly BandValue[];
  /** The expression's value; the class for classes; null for RGB. */
  readonly value: number | null;
  readonly masked: boolean;
  /** Of a composite: of how many valid dates it is made, where none of them alone decides; `scene` is of the first. */
  readonly dates?: number;
}

/**
 * The exact values under a point: the pixel it lies in, at full resolution. Of the scenes in mosaic order
 * the first that is valid and not masked, else the first that is valid.
 * @returns null where no scene has data
 * @throws the first scene's ProblemError when none could be read
 */
export async function pointValue(
  scenes: readonly Scene[],
  calculation: Calculation,
  point: LonLat,
  bands: BandReader,
  signal: AbortSignal,
): Promise<ScenePoint | null> {
  let masked: ScenePoint | null = null;
  let error: unknown;
  let answered = false;
  const contains = (box: BBox) => bboxContains(box, point);
  for (const scene of await scenesWithin(scenes, contains, calculation, bands, signal)) {
    try {
      const found = await scenePoint(scene, calculation, point, bands, signal);
      answered = true;
      if (found && !found.masked) return found;
      masked ??= found;
    } catch (reason) {
      if (isAbort(reason)) throw reason;
      error ??= reason;
    }
  }
  if (!answered && error !== undefined) throw error;
  return masked;
}

async function scenePoint(
  scene: Scene,
  calculation: Calculation,
  point: LonLat,
  bands: BandReader,
  signal: AbortSignal,
): Promise<ScenePoint | null> {
  const { mask, programs, calibration } = calculation;
  const wanted = calculation.bands.map((reference) => overruled(resolveBand(reference, scene), calibration));
  const read = async (band: ResolvedBand): Promise<StoredValue | undefined> => {
    const request = {
      file: referenceOf(band, scene),
      bands: [{ index: band.index, described: band.band }],
      point,
    };
    return (await bands.point(request, signal))?.[0];
  };
  const [stored, hiding] = await Promise.all([
    Promise.all(wanted.map(read)),
    mask ? read(resolveBand(mask.band, scene)) : undefined,
  ]);
  const values = stored.flatMap((value, index): BandValue[] => {
    const reference = calculation.bands[index];
    const band = wanted[index];
    return value?.valid && band && reference !== undefined ? [describe(reference, value)] : [];
  });
  if (values.length < wanted.length) return null;
  const value = valueOf(calculation, values);
  if (value !== null && Number.isNaN(value)) return null;
  const masked = mask && hiding ? maskTest(mask)(hiding.dn) : false;
  return { scene, bands: values, value: programs && programs.length > 1 ? null : value, masked };
}

/** The first program's value, or the class. */
function valueOf({ programs }: Calculation, values: readonly BandValue[]): number | null {
  if (!programs) return values[0]?.dn ?? null;
  const results = programs.map((program) =>
    program.evaluateAt(
      program.bands.map((reference) => values.find(({ band }) => band === reference)?.physical ?? Number.NaN),
    ),
  );
  return results.some(Number.isNaN) ? Number.NaN : (results[0] ?? null);
}

function describe(reference: string, { dn, physical, unit, className }: StoredValue): BandValue {
  return {
    band: reference,
    dn,
    physical,
    ...(className === undefined ? {} : { className }),
    ...(unit === undefined ? {} : { unit }),
  };
}
