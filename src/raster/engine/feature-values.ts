import type { Scene } from "../../catalogue/types.ts";
import { unwrapRing } from "../../geo/antimeridian/unwrap-ring.ts";
import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import { bboxOfPoints } from "../../geo/bbox/bbox-of-points.ts";
import { bboxUnion } from "../../geo/bbox/bbox-union.ts";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import type { BBox } from "../../geo/types.ts";
import { type Problem, ProblemError, isAbort } from "../../problem/problem.ts";
import { resolveBand } from "../../recipe/expression/resolve-band.ts";
import { type Area, type AreaOptions, type AreaPixels, areaPixels } from "../area/area-pixels.ts";
import { reachOf } from "../area/reach.ts";
import type { FileGrid, Frame } from "../warp/frame.ts";
import { placeFileGrid } from "../warp/place-frame.ts";
import type { BandReader } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { frameValues } from "./frame-values.ts";
import { measuredValues } from "./measured-values.ts";
import { referenceOf } from "./scene-needs.ts";
import { scenesWithin } from "./scene-reach.ts";

/** The values under an area on one date, in the pixels of a file's own grid. Plain and cloneable. */
export interface FeatureValues {
  /** How many pixels belong to the area, beyond the images too; 0 where no scene lies. */
  readonly pixels: number;
  /**
   * True for an area without a pixel's centre in it: then the one pixel under its interior point stands for it,
   * and `pixels` is 0.
   */
  readonly byInteriorPoint: boolean;
  /** Index of the level that was read, 0 for full resolution, and pixels of full resolution along one of its. */
  readonly level: number;
  readonly decimation: number;
  /** The rectangle around the part of the area that may have values; null where there is none. */
  readonly window: FeatureWindow | null;
  /** Of scenes that could not be read, while others could. */
  readonly problems: readonly Problem[];
  /** What was tolerated and should be known. */
  readonly warnings: readonly Problem[];
  /** Scenes that were read, in mosaic order. */
  readonly scenes: readonly Scene[];
}

/** Arrays of `frame.width` × `frame.height`, row by row. */
export interface FeatureWindow {
  readonly frame: Frame;
  /** One per expression; NaN where there is no data, where the mask hides it, and outside of the area. */
  readonly planes: readonly Float64Array<ArrayBuffer>[];
  /** 1 for pixels of the area. */
  readonly inside: Uint8Array<ArrayBuffer>;
  /** 1 for pixels inside the image of a scene, with data or without. */
  readonly covered: Uint8Array<ArrayBuffer>;
  /** How much of each pixel the area covers, 0 to 1, where touched pixels were asked for. */
  readonly shares?: Float64Array<ArrayBuffer>;
}

/**
 * Reads what lies under an area. The grid of the first scene in mosaic order that holds data there decides;
 * the others are read nearest into it, and the first valid value wins.
 * @throws ProblemError of kind `limit` before anything is allocated; the first scene's when none could be read
 */
export async function featureValues(
  scenes: readonly Scene[],
  calculation: Calculation,
  area: Area,
  options: AreaOptions,
  bands: BandReader,
  signal: AbortSignal,
): Promise<FeatureValues> {
  const bbox = boxOf(area);
  const touching = bbox
    ? await scenesWithin(scenes, (box) => bboxIntersects(box, bbox), calculation, bands, signal)
    : [];
  const place = async (scene: Scene): Promise<Placed> => {
    const file = await fileGridOf(scene, calculation, bands, signal);
    const grid = await placeFileGrid(file);
    const others = touching.filter((other) => other !== scene);
    return { file, pixels: areaPixels(area, file, grid, reachOf(grid, others), options) };
  };
  const placed = await firstWithData(touching, place, calculation, bands, signal);
  if (!placed) {
    const nothing = { pixels: 0, byInteriorPoint: false, level: 0, decimation: 1, window: null };
    return { ...nothing, problems: [], warnings: [], scenes: [] };
  }
  const { count, byInteriorPoint, level, window } = placed.pixels;
  const { levels } = placed.file;
  const decimation = (levels[0]?.width ?? 1) / (levels[level]?.width ?? 1);
  const found = { pixels: count, byInteriorPoint, level, decimation };
  if (!window) return { ...found, window: null, problems: [], warnings: [], scenes: [] };
  const { frame, inside, shares } = window;
  const values = await frameValues(touching, calculation, frame, bbox, bands, signal, inside);
  const length = frame.width * frame.height;
  return {
    ...found,
    window: {
      frame,
      planes: planesOf(values.planes, calculation, length),
      inside,
      covered: values.covered ?? new Uint8Array(length),
      ...(shares ? { shares } : {}),
    },
    problems: values.problems,
    warnings: values.warnings,
    scenes: values.scenes,
  };
}

interface Placed {
  readonly file: FileGrid;
  readonly pixels: AreaPixels;
}

/** The scene whose grid decides: the first with data; where there are none, the first that can be opened. */
async function firstWithData(
  scenes: readonly Scene[],
  place: (scene: Scene) => Promise<Placed>,
  calculation: Calculation,
  bands: BandReader,
  signal: AbortSignal,
): Promise<Placed | null> {
  let fallback: Placed | null = null;
  let error: unknown;
  for (const scene of scenes) {
    try {
      const placed = await place(scene);
      // With one scene there is no choice, and what is read for it is read once.
      if (scenes.length === 1) return placed;
      fallback ??= placed;
      const { window } = placed.pixels;
      if (!window) continue;
      const { frame, inside } = window;
      const { hasData } = await measuredValues(scene, calculation, frame, bands, inside, signal);
      if (hasData) return placed;
    } catch (reason) {
      if (isAbort(reason)) throw reason;
      error ??= reason;
    }
  }
  if (!fallback && error !== undefined) throw error;
  return fallback;
}

/** The grid of a scene: that of the first band the recipe reads. */
export function fileGridOf(
  scene: Scene,
  { bands: references }: Calculation,
  bands: BandReader,
  signal: AbortSignal,
): Promise<FileGrid> {
  const [first] = references;
  if (first === undefined) {
    throw new ProblemError({
      kind: "recipe",
      message: "The expression reads no band, so that it has no pixels to measure.",
      advice: "Name at least one band in it.",
    });
  }
  return bands.grid(referenceOf(resolveBand(first, scene), scene), signal);
}

function planesOf(
  planes: Awaited<ReturnType<typeof frameValues>>["planes"],
  { programs, bands }: Calculation,
  length: number,
): readonly Float64Array<ArrayBuffer>[] {
  const count = (programs ?? bands).length;
  if (!planes) return Array.from({ length: count }, () => new Float64Array(length).fill(Number.NaN));
  return planes.map((plane) => (plane instanceof Float64Array ? plane : Float64Array.from(plane)));
}

/** Null for an area without corners. */
function boxOf(area: Area): BBox | null {
  if (area.type === "Point") return bboxOfPoints([area.coordinates]);
  const outlines = polygonsOf(area).map(([outer = []]) => unwrapRing(outer));
  return bboxUnion(outlines.filter(({ length }) => length > 0).map(bboxOfPoints));
}
