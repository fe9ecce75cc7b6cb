import type { Problem } from "../../../problem/problem.ts";
import type { Slice } from "../../../timeline/types.ts";
import type { TilePriority } from "../../../worker/types.ts";
import { Progress } from "../progress.ts";
import { TileOutcomes } from "../tile-outcomes.ts";
import type { SlicePicture } from "../slice-picture.ts";

/** A picture that remembers what is reported of it. */
export class FakePicture implements SlicePicture {
  readonly slice: Slice;
  readonly recipe = { kind: "classes", title: "", band: "SCL", mask: null } as const;
  readonly progress = new Progress();
  readonly outcomes = new TileOutcomes();
  readonly onScreen: boolean;
  priority: TilePriority;
  readonly problems: Problem[] = [];

  constructor(
    id: string,
    { onScreen = false, priority = "visible" }: { onScreen?: boolean; priority?: TilePriority } = {},
  ) {
    this.slice = {
      id,
      day: "2024-05-01",
      datetime: "2024-05-01T10:00:00Z",
      scenes: [],
      bbox: [5, 51, 6, 52],
    };
    this.onScreen = onScreen;
    this.priority = priority;
  }

  report(problem: Problem): void {
    this.problems.push(problem);
  }
}
