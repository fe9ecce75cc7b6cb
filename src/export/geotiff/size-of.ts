import { checkSize, writtenBytes } from "../../geotiff/write/limits.ts";
import type { GeoTiffPlan } from "../../geotiff/write/types.ts";
import { type Problem, problemOf } from "../../problem/problem.ts";

export interface WrittenSize {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  /** Before compression, without overviews. */
  readonly bytes: number;
  /** Why it is too large to be written. */
  readonly problem?: Problem;
}

/** What a file would be, before anything of it is read. */
export function sizeOf(plan: GeoTiffPlan): WrittenSize {
  const { width, height, bands } = plan;
  const size = { width, height, bands: bands.length, bytes: writtenBytes(plan) };
  try {
    checkSize(plan);
    return size;
  } catch (error) {
    return { ...size, problem: problemOf(error) };
  }
}
