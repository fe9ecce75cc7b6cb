import type { Scene } from "../catalogue/types.ts";
import type { BBox } from "../geo/types.ts";

/**
 * One step of the timeline: all scenes of a day, mosaicked, as far as none shows the ground of another at another
 * time. Plain and cloneable.
 */
export interface Slice {
  /** Unique within a timeline, and no more than a name: `day` and `datetime` say when it is. */
  readonly id: string;
  /** The solar day at the scenes' longitude, as YYYY-MM-DD; the day in UTC where there is a `time`. */
  readonly day: string;
  /** Where a day has several steps: HH:MM in UTC. */
  readonly time?: string;
  /** Earliest acquisition, ISO 8601 UTC. */
  readonly datetime: string;
  /** In mosaic order: the first valid pixel wins. */
  readonly scenes: readonly Scene[];
  readonly bbox: BBox;
  /** Mean of the scenes that say it, per cent. */
  readonly cloudCover?: number;
  /** Present where it stands for several steps that are reduced to one picture; `scenes` are those of all of them. */
  readonly reduces?: ReducedSteps;
}

/** How the values of several dates become one, pixel by pixel; masked pixels do not count. */
export type Reduction = "first" | "min" | "max" | "mean" | "median" | "count";

/** Several steps of a timeline as one. */
export interface ReducedSteps {
  readonly method: Reduction;
  /** The first valid value is that of the first of them. */
  readonly steps: readonly Slice[];
  /** How many steps it is to be made of in the end: with fewer it is not complete. */
  readonly of: number;
}
