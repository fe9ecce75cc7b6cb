import type { Problem } from "../../problem/problem.ts";
import type { Picture } from "../../picture/types.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { TilePriority } from "../../worker/types.ts";
import { Progress } from "../tiles/progress.ts";
import type { SlicePicture } from "../tiles/slice-picture.ts";

export type LayerState =
  /** On the map, which has not asked for its tiles yet. */
  | "new"
  | "loading"
  /** All tiles in view have an answer, as of the last frame. */
  | "complete"
  /** As complete, but not one tile of the view could be drawn. */
  | "failed"
  /** Loads nothing; tiles that are there are kept for when the layer is wanted again. */
  | "idle";

/** One slice under one recipe, as a layer of the map. */
export class SliceLayer implements SlicePicture, Picture {
  readonly id: string;
  readonly source: { readonly kind: "slice"; readonly slice: Slice };
  readonly recipe: Recipe;
  readonly progress = new Progress();
  priority: TilePriority = "prefetch";
  onScreen = false;
  state: LayerState = "new";
  readonly #onProblem: (layer: SliceLayer, problem: Problem) => void;
  /** Not one tile of the last completed view that had to load any could be drawn. */
  #undrawable = false;
  #hasFailedTiles = false;
  #isEmpty = false;
  #untold: Problem[] = [];

  constructor(
    id: string,
    slice: Slice,
    recipe: Recipe,
    onProblem: (layer: SliceLayer, problem: Problem) => void,
  ) {
    this.id = id;
    this.source = { kind: "slice", slice };
    this.recipe = recipe;
    this.#onProblem = onProblem;
  }

  get slice(): Slice {
    return this.source.slice;
  }

  /** Whether every tile in view has an answer. */
  get isComplete(): boolean {
    return this.state === "complete" || this.state === "failed";
  }

  /** Complete, and no tile since the layer was made had a pixel to show. */
  get isEmpty(): boolean {
    return this.#isEmpty && this.state === "complete";
  }

  /** Some tile failed since the layer was made, and its place is empty. */
  get hasFailedTiles(): boolean {
    return this.#hasFailedTiles;
  }

  /** @param complete what the map says in this frame */
  update(complete: boolean): void {
    if (complete && this.progress.tiles > 0) {
      this.#hasFailedTiles ||= this.progress.failures > 0;
      this.#undrawable = this.progress.allFailed;
      this.#isEmpty = !this.progress.hasPixels && !this.#hasFailedTiles;
    }
    const done = this.#undrawable ? "failed" : "complete";
    this.state = complete ? done : "loading";
  }

  report(problem: Problem): void {
    this.#onProblem(this, problem);
  }

  /** Keeps a problem until the slice is wanted on screen: of a failing prefetch nothing is told yet. */
  keep(problem: Problem): void {
    this.#untold.push(problem);
  }

  /** The problems that were kept, once. */
  takeKept(): readonly Problem[] {
    const kept = this.#untold;
    this.#untold = [];
    return kept;
  }
}
