import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import { polygonsContainBBox } from "../../geo/polygon/polygon-contains-bbox.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import { tileBBox } from "../../geo/tiles.ts";
import type { TileCoordinate } from "../../geo/types.ts";
import { type Problem, isAbort, problemOf } from "../../problem/problem.ts";
import type { Scene } from "../../catalogue/types.ts";
import type { BandReader, TileFrame } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { Mosaic } from "./mosaic.ts";
import { sceneValues } from "./scene-values.ts";

/** A mosaic before it is coloured. */
export interface TileValues {
  /** Null where no scene has a valid pixel. */
  readonly planes: readonly Float32Array[] | null;
  /** Of scenes that could not be drawn, while others could. */
  readonly problems: readonly Problem[];
  /** What was tolerated and should be known. */
  readonly warnings: readonly Problem[];
  /** Scenes that were drawn from. */
  readonly scenes: readonly Scene[];
}

/**
 * All scenes of a slice in one tile: the first valid pixel wins. Scenes are read in groups, each group up
 * to a scene whose footprint covers the tile; later groups only where pixels are still missing.
 * @param scenes in mosaic order
 * @throws the first scene's ProblemError when none could be drawn
 */
export async function tileValues(
  scenes: readonly Scene[],
  calculation: Calculation,
  tile: TileCoordinate,
  frame: TileFrame,
  bands: BandReader,
  signal: AbortSignal,
): Promise<TileValues> {
  const bbox = tileBBox(tile);
  const touching = scenes.filter((scene) => bboxIntersects(scene.bbox, bbox));
  const mosaic = new Mosaic(frame.size);
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const drawn: Scene[] = [];
  let firstError: unknown;
  let position = 0;
  while (position < touching.length && !mosaic.full) {
    const covering = touching.findIndex(
      (scene, index) => index >= position && polygonsContainBBox(polygonsOf(scene.footprint), bbox),
    );
    const group = touching.slice(position, covering < 0 ? touching.length : covering + 1);
    position += group.length;
    const missing = mosaic.missing;
    const results = await Promise.allSettled(
      group.map((scene) => sceneValues(scene, calculation, frame, bands, missing, signal)),
    );
    for (const [index, result] of results.entries()) {
      const scene = group[index] as Scene;
      if (result.status === "fulfilled") {
        mosaic.add(result.value.planes);
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
  return { planes: mosaic.planes, problems, warnings, scenes: drawn };
}
