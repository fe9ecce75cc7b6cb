import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { TilePriority } from "../../worker/types.ts";
import type { Picture } from "../tiles/loader.ts";
import { Progress } from "../tiles/progress.ts";

/** One slice under one recipe, as a layer of the map. */
export class SliceLayer implements Picture {
  readonly id: string;
  readonly slice: string;
  readonly version: string;
  readonly bbox: Slice["bbox"];
  readonly recipe: Recipe;
  readonly progress = new Progress();
  priority: TilePriority = "prefetch";
  /** Whether its tiles have been asked for, or are about to be by the map. */
  begun = false;
  /** Whether it loads tiles. */
  active = true;
  /** All tiles in view have an answer, as of the last frame. */
  complete = false;
  /** Some tile failed since it was made. */
  flawed = false;
  /** Not one tile of the last completed view could be drawn. */
  failed = false;
  /** Told when the slice is wanted on screen: a failing prefetch is nobody's concern yet. */
  readonly untold: Problem[] = [];

  constructor(slice: Slice, version: string, recipe: Recipe) {
    this.id = layerId(slice.id, version);
    this.slice = slice.id;
    this.bbox = slice.bbox;
    this.version = version;
    this.recipe = recipe;
  }

  /** @param complete what the map says in this frame */
  update(complete: boolean): void {
    this.complete = complete;
    if (!complete || this.progress.tiles === 0) return;
    this.flawed ||= this.progress.failures > 0;
    this.failed = this.progress.allFailed;
  }
}

export function layerId(slice: string, version: string): string {
  return `slice:${slice}@${version}`;
}
