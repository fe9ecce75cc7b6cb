import type { Problem } from "../../problem/problem.ts";
import type { Picture } from "../../picture/types.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { TilePriority } from "../../worker/types.ts";
import type { TileCoordinate } from "../../geo/types.ts";
import { type Nothing, TileOutcomes } from "../tiles/tile-outcomes.ts";
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
  readonly outcomes = new TileOutcomes();
  priority: TilePriority = "prefetch";
  onScreen = false;
  state: LayerState = "new";
  readonly #onProblem: (layer: SliceLayer, problem: Problem) => void;
  /** Not one tile of the last completed view that had to load any could be drawn. */
  #undrawable = false;
  #hasFailedTiles = false;
  #nothing: Nothing | null = null;
  /** What `look` has looked at. */
  #looked = "";
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

  /** Why not one pixel in view is to be seen, where it is complete; null where there are pixels. */
  get nothing(): Nothing | null {
    return this.state === "complete" && !this.#hasFailedTiles ? this.#nothing : null;
  }

  /**
   * Finds out whether there is anything to be seen.
   *
   * @param view another number for each place of the camera
   * @param tilesInView as far as the slice reaches
   */
  look(view: number, tilesInView: () => readonly TileCoordinate[]): void {
    const looked = `${view}/${this.outcomes.version}`;
    if (this.#looked === looked) return;
    this.#looked = looked;
    this.#nothing = this.outcomes.nothingIn(tilesInView());
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
