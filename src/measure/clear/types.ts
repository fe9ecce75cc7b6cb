import type { Polygon, MultiPolygon } from "geojson";
import type { Mask } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { ClearShares } from "../../worker/jobs.ts";

/** What is to be read: an area on every date. */
export interface ClearQuestion {
  readonly area: Polygon | MultiPolygon;
  /** Set in the engine; those first that are wanted first. */
  readonly slices: readonly Slice[];
  readonly mask: Mask;
}

export interface ClearState {
  readonly status: "idle" | "running" | "stopped" | "done";
  /** True where the bytes of one go were used up: a person decides whether more are read. */
  readonly overBudget: boolean;
  /** Dates that are known or could not be read, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Of `done`, dates that could not be read. */
  readonly failed: number;
  /** Read for this question. */
  readonly bytes: number;
  /** By the id of the slice. */
  readonly shares: ReadonlyMap<string, ClearShares>;
}

export const NO_CLEAR_SHARES: ClearState = {
  status: "idle",
  overBudget: false,
  done: 0,
  total: 0,
  failed: 0,
  bytes: 0,
  shares: new Map(),
};
