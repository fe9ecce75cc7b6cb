import type { Scene } from "../../catalogue/types.ts";
import type { Frame } from "../warp/frame.ts";
import { applyMask, hiddenPixels } from "./apply-mask.ts";
import type { BandReader } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { dilated } from "./dilated.ts";
import { MASK, needsOf, planesByName } from "./scene-needs.ts";
import type { SceneValues } from "./scene-values.ts";

/**
 * The values of one scene in a window of a file's own grid, in double precision: what statistics are made of.
 * As `sceneValues`, which draws; that they are apart keeps the loops of tiles free of a second kind of array.
 * @param missing when given, pixels where this is 0 need not be read
 * @throws ProblemError, AbortError
 */
export async function measuredValues(
  scene: Scene,
  calculation: Calculation,
  frame: Frame,
  bands: BandReader,
  missing: Uint8Array | undefined,
  signal: AbortSignal,
): Promise<Required<SceneValues> & { readonly hasData: boolean }> {
  const needs = needsOf(scene, calculation);
  const { maskDilation = 0 } = calculation;
  const around = missing && maskDilation > 0 ? dilated(missing, frame.width, maskDilation) : missing;
  const windows = await Promise.all(
    needs.map(({ file, wanted }) => {
      const read = wanted.some(({ name }) => name === MASK) ? around : missing;
      return bands.window(
        { file, bands: wanted.map(({ band }) => band), frame, ...(read ? { missing: read } : {}) },
        signal,
      );
    }),
  );
  const read = planesByName(needs, windows);
  const pixels = frame.width * frame.height;
  const planeOf = (name: string) => read.get(name) ?? new Float64Array(pixels).fill(Number.NaN);
  const planes = calculation.programs
    ? calculation.programs.map((program) => program.measure(program.bands.map(planeOf), pixels))
    : calculation.bands.map(planeOf);
  const hasData = hasValue(planes, missing);
  let masked = false;
  if (calculation.mask && maskDilation > 0) {
    const hidden = dilated(hiddenPixels(planeOf(MASK), calculation.mask), frame.width, maskDilation);
    for (const plane of planes) masked = hide(plane, hidden) || masked;
  } else if (calculation.mask) {
    for (const plane of planes) masked = applyMask(plane, planeOf(MASK), calculation.mask) || masked;
  }
  // The file of the first band is the one whose grid decides; see `needsOf` for the order.
  const covered = windows[0]?.covered ?? new Uint8Array(pixels);
  return { planes, masked, covered, hasData, warnings: windows.flatMap(({ warnings }) => warnings) };
}

/** @returns whether a value was hidden */
function hide(plane: Float64Array, hidden: Uint8Array): boolean {
  let any = false;
  for (let pixel = 0; pixel < plane.length; pixel += 1) {
    if (hidden[pixel] !== 1 || Number.isNaN(plane[pixel])) continue;
    plane[pixel] = Number.NaN;
    any = true;
  }
  return any;
}

/** True when a wanted pixel has a value in all planes. */
function hasValue(planes: readonly Float64Array[], wanted: Uint8Array | undefined): boolean {
  const [first, ...others] = planes;
  return (
    first?.some(
      (value, pixel) =>
        value === value &&
        wanted?.[pixel] !== 0 &&
        others.every((plane) => !Number.isNaN(plane[pixel] ?? Number.NaN)),
    ) ?? false
  );
}
