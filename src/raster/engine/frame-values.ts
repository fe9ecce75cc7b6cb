import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import { polygonsContainBBox } from "../../geo/polygon/polygon-contains-bbox.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import type { BBox } from "../../geo/types.ts";
import { type Problem, isAbort, problemOf } from "../../problem/problem.ts";
import type { Scene } from "../../catalogue/types.ts";
import type { Plane } from "../mosaic/accumulator.ts";
import { First } from "../mosaic/first.ts";
import type { Frame } from "../warp/frame.ts";
import type { BandReader } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { measuredValues } from "./measured-values.ts";
import { scenesWithin } from "./scene-reach.ts";
import { sceneValues } from "./scene-values.ts";

/** The mosaic of one date before it is coloured. */
export interface FrameValues {
  /**
   * Null where no scene has a valid pixel. 64 bits in a window of a file's own grid, where values are measured;
   * 32 where they are drawn.
   */
  readonly planes: readonly Plane[] | null;
  /** Whether the mask hides a pixel of theirs that has a value. */
  readonly masked: boolean;
  /** In a window of a file's own grid: 1 where a pixel lies inside the image of a scene that was read. */
  readonly covered?: Uint8Array<ArrayBuffer>;
  /** Of scenes that could not be drawn, while others could. */
  readonly problems: readonly Problem[];
  /** What was tolerated and should be known. */
  readonly warnings: readonly Problem[];
  /** Scenes that were drawn from. */
  readonly scenes: readonly Scene[];
}

/**
 * All scenes of a slice in one frame: the first valid pixel wins. Scenes are read in groups, each group up
 * to a scene whose footprint covers the frame; later groups only where pixels are still missing.
 * @param scenes in mosaic order
 * @param bbox what the frame covers; null reads all scenes
 * @param wanted when given, only pixels where this is 1 are asked for
 * @throws the first scene's ProblemError when none could be drawn
 */
export async function frameValues(
  scenes: readonly Scene[],
  calculation: Calculation,
  frame: Frame,
  bbox: BBox | null,
  bands: BandReader,
  signal: AbortSignal,
  wanted?: Uint8Array,
): Promise<FrameValues> {
  const touching = bbox
    ? await scenesWithin(scenes, (box) => bboxIntersects(box, bbox), calculation, bands, signal)
    : scenes;
  const read = frame.decimation === undefined ? sceneValues : measuredValues;
  const mosaic = new First(frame.width * frame.height, wanted);
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const drawn: Scene[] = [];
  let covered: Uint8Array<ArrayBuffer> | undefined;
  let masked = false;
  let firstError: unknown;
  let position = 0;
  while (position < touching.length && !mosaic.isDone) {
    const covering = bbox
      ? touching.findIndex(
          (scene, index) => index >= position && polygonsContainBBox(polygonsOf(scene.footprint), bbox),
        )
      : -1;
    const group = touching.slice(position, covering < 0 ? touching.length : covering + 1);
    position += group.length;
    const missing = mosaic.missing;
    const results = await Promise.allSettled(
      group.map((scene) => read(scene, calculation, frame, bands, missing, signal)),
    );
    for (const [index, result] of results.entries()) {
      const scene = group[index] as Scene;
      if (result.status === "fulfilled") {
        mosaic.feed(result.value.planes);
        masked ||= result.value.masked;
        covered = united(covered, result.value.covered);
        warnings.push(...result.value.warnings);
        drawn.push(scene);
      } else {
        if (isAbort(result.reason)) throw result.reason;
        firstError ??= result.reason;
        problems.push({ scene: scene.id, ...problemOf(result.reason) });
      }
    }
  }
  if (drawn.length === 0 && firstError !== undefined) throw firstError;
  const planes = mosaic.data;
  return { planes, masked, problems, warnings, scenes: drawn, ...(covered ? { covered } : {}) };
}

function united(
  all: Uint8Array<ArrayBuffer> | undefined,
  more: Uint8Array<ArrayBuffer> | undefined,
): Uint8Array<ArrayBuffer> | undefined {
  if (!all || !more) return all ?? more;
  return all.map((each, pixel) => each | (more[pixel] ?? 0));
}
