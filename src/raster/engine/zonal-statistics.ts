import { inBatches } from "../../async/in-batches.ts";
import { type Problem, isAbort, problemOf } from "../../problem/problem.ts";
import type { Area } from "../area/area-pixels.ts";
import type { AreaStatistics } from "./area-statistics.ts";

/** Areas of one date that are read side by side: waiting for the network takes longer than adding up. */
const AREAS_AT_A_TIME = 8;

/** What an area of one date comes to. Plain and cloneable. */
export interface ZoneStatistics extends AreaStatistics {
  /** Ids of the scenes that were read, in mosaic order. */
  readonly scenes: readonly string[];
  /** Of scenes that could not be read, while others could. */
  readonly problems: readonly Problem[];
}

/** The numbers of one of several areas, or why there are none. */
export type Zone = ZoneStatistics | { readonly problem: Problem };

/**
 * The statistics of many areas. One that cannot be measured has a problem in place of its numbers, and the others
 * go on.
 * @throws AbortError
 */
export function zonalStatistics(
  areas: readonly Area[],
  statisticsOf: (area: Area) => Promise<ZoneStatistics & { readonly warnings: readonly Problem[] }>,
): Promise<readonly Zone[]> {
  return inBatches(areas, AREAS_AT_A_TIME, async (area) => {
    try {
      const { warnings: _, ...statistics } = await statisticsOf(area);
      return statistics;
    } catch (error) {
      if (isAbort(error)) throw error;
      return { problem: problemOf(error) };
    }
  });
}
