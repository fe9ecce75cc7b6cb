import type { Scene } from "../../catalogue/types.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Plane } from "../mosaic/accumulator.ts";
import type { Frame } from "../warp/frame.ts";
import { applyMask } from "./apply-mask.ts";
import type { BandReader } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { MASK, needsOf, planesByName } from "./scene-needs.ts";

export interface SceneValues {
  /** One array per plane; NaN where the scene has nothing to show. */
  readonly planes: readonly Plane[];
  /** Whether the mask hides a pixel that has a value. */
  readonly masked: boolean;
  /** Where values are measured: 1 where a pixel lies inside the scene's image. */
  readonly covered?: Uint8Array<ArrayBuffer>;
  readonly warnings: readonly Problem[];
}

/**
 * The values of one scene in one frame, to be drawn. All files are asked at once.
 * @param missing when given, pixels where this is 0 need not be read
 * @throws ProblemError, AbortError
 */
export async function sceneValues(
  scene: Scene,
  calculation: Calculation,
  frame: Frame,
  bands: BandReader,
  missing: Uint8Array | undefined,
  signal: AbortSignal,
): Promise<SceneValues> {
  const needs = needsOf(scene, calculation);
  const tiles = await Promise.all(
    needs.map(({ file, wanted }) =>
      bands.tile(
        {
          file,
          bands: wanted.map(({ band }) => band),
          frame,
          ...(missing ? { missing } : {}),
        },
        signal,
      ),
    ),
  );
  const read = planesByName(needs, tiles);
  const pixels = frame.width * frame.height;
  const planeOf = (name: string) => read.get(name) ?? new Float32Array(pixels).fill(Number.NaN);
  const planes = calculation.programs
    ? calculation.programs.map((program) => program.evaluate(program.bands.map(planeOf)))
    : calculation.bands.map(planeOf);
  let masked = false;
  if (calculation.mask) {
    for (const plane of planes) masked = applyMask(plane, planeOf(MASK), calculation.mask) || masked;
  }
  return { planes, masked, warnings: tiles.flatMap(({ warnings }) => warnings) };
}
