import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { TilePriority } from "../../worker/types.ts";
import type { Progress } from "./progress.ts";
import type { TileOutcomes } from "./tile-outcomes.ts";

/** The picture that a tile belongs to: a slice under a recipe, and what loading it has come to. */
export interface SlicePicture {
  readonly slice: Slice;
  readonly recipe: Recipe;
  readonly progress: Progress;
  readonly outcomes: TileOutcomes;
  /** While it is on screen its tiles appear as they come. */
  readonly onScreen: boolean;
  priority: TilePriority;
  /** Takes note of a tile, or a scene of a tile, that could not be drawn. */
  report(problem: Problem): void;
}
