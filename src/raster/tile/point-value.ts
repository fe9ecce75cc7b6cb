import type { Scene } from "../../catalogue/types.ts";
import { contains } from "../../geo/bbox.ts";
import type { LonLat } from "../../geo/types.ts";
import { isAbort } from "../../problem/problem.ts";
import { type ResolvedBand, resolveBand } from "../maths/resolve-band.ts";
import { maskTest } from "./apply-mask.ts";
import type { Calculation } from "./calculation.ts";
import { calibrationOf, storedBand } from "./calibration.ts";
import type { RasterReader } from "./raster-reader.ts";

/** One band at one point. */
export interface BandValue {
  readonly band: string;
  /** The number in the file. */
  readonly dn: number;
  /** dn × scale + offset. */
  readonly physical: number;
  readonly className?: string;
  readonly unit?: string;
}

/** What a scene has at a point. */
export interface ScenePoint {
  readonly scene: Scene;
  readonly bands: readonly BandValue[];
  /** The first program's value; the class for classes; null for RGB. */
  readonly value: number | null;
  readonly masked: boolean;
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
  reader: RasterReader,
  signal: AbortSignal,
): Promise<ScenePoint | null> {
  let masked: ScenePoint | null = null;
  let error: unknown;
  let answered = false;
  for (const scene of scenes.filter(({ bbox }) => contains(bbox, point))) {
    try {
      const found = await scenePoint(scene, calculation, point, reader, signal);
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
  reader: RasterReader,
  signal: AbortSignal,
): Promise<ScenePoint | null> {
  const read = (reference: string) =>
    storedNumber(resolveBand(reference, scene), scene, point, reader, signal);
  const { mask, programs } = calculation;
  const [numbers, maskNumber] = await Promise.all([
    Promise.all(calculation.bands.map(read)),
    mask ? read(mask.band) : undefined,
  ]);
  if (numbers.some((number) => number === null || Number.isNaN(number.valid))) return null;
  const bands = numbers.flatMap((number, index): BandValue[] =>
    number ? [describe(number, calculation.bands[index] ?? "")] : [],
  );
  const byReference = new Map(bands.map(({ band, physical }) => [band, physical]));
  const [program] = programs ?? [];
  const value = program
    ? program.evaluateAt(program.bands.map((reference) => byReference.get(reference) ?? Number.NaN))
    : (bands[0]?.dn ?? Number.NaN);
  if (programs?.length !== 3 && Number.isNaN(value)) return null;
  return {
    scene,
    bands,
    value: programs?.length === 3 ? null : value,
    masked: mask && maskNumber ? maskTest(mask)(maskNumber.dn) : false,
  };
}

interface StoredNumber {
  readonly resolved: ResolvedBand;
  readonly dn: number;
  /** NaN where the number means "no data". */
  readonly valid: number;
  readonly physical: number;
  readonly unit: string | undefined;
}

async function storedNumber(
  resolved: ResolvedBand,
  scene: Scene,
  point: LonLat,
  reader: RasterReader,
  signal: AbortSignal,
): Promise<StoredNumber | null> {
  const { asset, index } = resolved;
  const name = `Asset ${asset.key} of scene ${scene.id}`;
  const { file, grid } = await reader.open(asset.href, asset.projection, name, signal);
  const stored = storedBand(file, resolved, scene);
  const level = file.levels[0];
  const [column, row] = grid.fromLonLat(point[0], point[1]).map(Math.floor) as [number, number];
  if (!level || !(column >= 0 && column < level.width && row >= 0 && row < level.height)) return null;
  const address = {
    level: 0,
    column: Math.floor(column / level.blockWidth),
    row: Math.floor(row / level.blockHeight),
  };
  const block = await reader.block(file, address, [index], signal);
  const offset =
    (row - address.row * level.blockHeight) * level.blockWidth + column - address.column * level.blockWidth;
  const dn = block.samples[0]?.[offset] ?? Number.NaN;
  const { scale, offset: shift, nodata } = calibrationOf(resolved, stored);
  const hidden = dn === nodata || block.valid?.[offset] === 0;
  return {
    resolved,
    dn,
    valid: hidden ? Number.NaN : dn,
    physical: dn * scale + shift,
    unit: resolved.band.unit ?? stored.unit,
  };
}

function describe({ resolved, dn, physical, unit }: StoredNumber, reference: string): BandValue {
  const className = resolved.band.classes?.find(({ value }) => value === dn)?.name;
  return {
    band: reference,
    dn,
    physical,
    ...(className === undefined ? {} : { className }),
    ...(unit === undefined ? {} : { unit }),
  };
}
