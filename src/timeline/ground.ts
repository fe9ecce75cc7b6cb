import type { Scene } from "../catalogue/types.ts";
import { bboxIntersection } from "../geo/bbox/bbox-intersection.ts";
import { longitudeSpan } from "../geo/bbox/longitude-span.ts";
import type { BBox } from "../geo/types.ts";

/** Two strips of one pass may show the same tile within seconds. */
const SAME_MOMENT_MS = 60_000;
/** Of the smaller of two boxes: neighbouring orbits overlap by less, and fill each other's gaps. */
const SAME_GROUND_SHARE = 0.8;
/** Boxes over more cells of a degree than this are compared with all others: there are few of them. */
const MOST_CELLS = 64;

/** A scene with what it is compared by. */
export interface Placed {
  readonly scene: Scene;
  readonly time: number;
  readonly bbox: BBox;
  /** Square degrees: the boxes that are compared lie in the same place. */
  readonly size: number;
  /** Degrees of the grid that it lies over; undefined where these are many. */
  readonly cells: readonly number[] | undefined;
}

export function placed(scene: Scene): Placed {
  const { bbox } = scene;
  const size = longitudeSpan(bbox) * (bbox[3] - bbox[1]);
  return { scene, time: Date.parse(scene.datetime), bbox, size, cells: cellsOf(bbox) };
}

/** The ground that the scenes of one step show, found by place: a busy day has thousands of them. */
export class Ground {
  readonly scenes: Placed[] = [];
  readonly #cells = new Map<number, Placed[]>();
  readonly #wide: Placed[] = [];

  add(scene: Placed): void {
    this.scenes.push(scene);
    if (scene.cells === undefined) this.#wide.push(scene);
    for (const cell of scene.cells ?? []) {
      const there = this.#cells.get(cell);
      if (there === undefined) this.#cells.set(cell, [scene]);
      else there.push(scene);
    }
  }

  /** Whether a scene shows the ground of one that is there at another time. */
  isHiddenBy(scene: Placed): boolean {
    if (scene.cells === undefined) return this.scenes.some((other) => hides(other, scene));
    return (
      this.#wide.some((other) => hides(other, scene)) ||
      scene.cells.some((cell) => this.#cells.get(cell)?.some((other) => hides(other, scene)))
    );
  }
}

function hides(one: Placed, other: Placed): boolean {
  if (Math.abs(one.time - other.time) <= SAME_MOMENT_MS) return false;
  const common = bboxIntersection(one.bbox, other.bbox);
  if (common === null) return false;
  const shared = longitudeSpan(common) * (common[3] - common[1]);
  return shared >= Math.min(one.size, other.size) * SAME_GROUND_SHARE;
}

function cellsOf(bbox: BBox): readonly number[] | undefined {
  const [west, south, , north] = bbox;
  const [left, bottom] = [Math.floor(west), Math.floor(south)];
  const columns = Math.floor(west + longitudeSpan(bbox)) - left + 1;
  const rows = Math.floor(north) - bottom + 1;
  if (!(columns * rows <= MOST_CELLS)) return undefined;
  const cells: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const longitude = (((left + column) % 360) + 360) % 360;
    for (let row = 0; row < rows; row += 1) cells.push(longitude * 1_000 + bottom + row + 90);
  }
  return cells;
}
