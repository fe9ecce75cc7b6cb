import { intersects } from "../../geo/bbox.ts";
import { tileBBox } from "../../geo/tiles.ts";
import type { TileCoordinate } from "../../geo/types.ts";
import { type Problem, isAbort, problemOf } from "../../problem/problem.ts";
import type { Scene } from "../../catalogue/types.ts";
import type { BandReader, TileFrame } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { covers } from "./footprint.ts";
import { type SceneValues, sceneValues } from "./scene-values.ts";

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
  const touching = scenes.filter((scene) => intersects(scene.bbox, bbox));
  const mosaic = new Mosaic(frame.size);
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const drawn: Scene[] = [];
  let firstError: unknown;
  let position = 0;
  while (position < touching.length && !mosaic.full) {
    const covering = touching.findIndex((scene, index) => index >= position && covers(scene, bbox));
    const group = touching.slice(position, covering < 0 ? touching.length : covering + 1);
    position += group.length;
    const missing = mosaic.missing;
    const results = await Promise.allSettled(
      group.map((scene) => sceneValues(scene, calculation, frame, bands, missing, signal)),
    );
    for (const [index, result] of results.entries()) {
      const scene = group[index] as Scene;
      if (result.status === "fulfilled") {
        mosaic.add(result.value);
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

/** Collects planes pixel by pixel; a pixel counts when it is valid in all of them. */
class Mosaic {
  planes: Float32Array[] | null = null;
  private left: number;

  constructor(size: number) {
    this.left = size * size;
  }

  get full(): boolean {
    return this.left === 0;
  }

  /** 1 where no scene had a pixel so far; undefined before the first. */
  get missing(): Uint8Array | undefined {
    const first = this.planes?.[0];
    return first && Uint8Array.from(first, (value) => (value !== value ? 1 : 0));
  }

  add({ planes }: SceneValues): void {
    const [first] = planes;
    if (!first) return;
    const valid = validity(planes);
    const target = this.planes;
    let added = 0;
    for (let pixel = 0; pixel < first.length; pixel += 1) {
      if (valid[pixel] === 0) continue;
      const held = target?.[0]?.[pixel] ?? Number.NaN;
      if (held === held) continue;
      added += 1;
      if (target)
        for (const [index, plane] of planes.entries())
          (target[index] as Float32Array)[pixel] = plane[pixel] ?? Number.NaN;
    }
    if (added === 0) return;
    if (!target) this.planes = planes.map((plane) => withoutInvalid(plane, valid));
    this.left -= added;
  }
}

function validity(planes: readonly Float32Array[]): Uint8Array {
  const valid = new Uint8Array(planes[0]?.length ?? 0).fill(1);
  for (const plane of planes) {
    for (let pixel = 0; pixel < valid.length; pixel += 1) {
      const value = plane[pixel] ?? Number.NaN;
      if (value !== value) valid[pixel] = 0;
    }
  }
  return valid;
}

function withoutInvalid(plane: Float32Array, valid: Uint8Array): Float32Array {
  for (let pixel = 0; pixel < plane.length; pixel += 1) if (valid[pixel] === 0) plane[pixel] = Number.NaN;
  return plane;
}
