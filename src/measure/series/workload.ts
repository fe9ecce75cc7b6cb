import { bboxIntersects } from "../../geo/bbox/bbox-intersects.ts";
import { extentOf } from "../../geo/bbox/bbox-of-points.ts";
import { normaliseBBox } from "../../geo/bbox/normalise-bbox.ts";
import type { PlaneBox } from "../../geo/types.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { positionsOf } from "../positions.ts";
import type { Place } from "../types.ts";
import type { Workload } from "./host-speed.ts";
import { neededFiles } from "./needed-files.ts";

/** Edge of a block on the ground: 512 pixels of 10 m. Only what is expected depends on it. */
const BLOCK_METRES = 5120;
const METRES_PER_DEGREE = 111_320;

/** Blocks along a side of a place whose blocks are counted one by one: beyond it nearly all are its own. */
const MOST_BLOCKS_ACROSS = 16;

/**
 * About what one date of these places takes; no more than a measure that is the same before and after. A block in
 * which several places lie is read once, and only the files of the scene that a place lies in are read for it.
 */
export function workload({ scenes }: Slice, places: readonly Place[], recipe: Recipe): Workload {
  const boxes = places.map(({ geometry }) => extentOf(positionsOf(geometry)));
  let [files, blocks] = [0, 0];
  for (const scene of scenes) {
    const met = boxes.filter((box) => bboxIntersects(scene.bbox, normaliseBBox(box)));
    if (met.length === 0) continue;
    const own = neededFiles({ scenes: [scene] }, recipe).length;
    files += own;
    blocks += own * blocksOf(met);
  }
  return { files, blocks };
}

/**
 * Blocks that boxes meet together. One box meets so many on average wherever it lies; of several the blocks of a grid
 * are counted, each once.
 */
function blocksOf(boxes: readonly PlaneBox[]): number {
  const apart = boxes.reduce((sum, box) => sum + blocksOfOne(box), 0);
  const shared = new Set<string>();
  let beside = 0;
  for (const box of boxes) {
    const [left, bottom, right, top] = inBlocks(box);
    if (right - left > MOST_BLOCKS_ACROSS || top - bottom > MOST_BLOCKS_ACROSS) beside += blocksOfOne(box);
    else {
      for (let column = Math.floor(left); column <= right; column += 1)
        for (let row = Math.floor(bottom); row <= top; row += 1) shared.add(`${column} ${row}`);
    }
  }
  return Math.min(apart, shared.size + beside);
}

function blocksOfOne(box: PlaneBox): number {
  const [left, bottom, right, top] = inBlocks(box);
  return (1 + right - left) * (1 + top - bottom);
}

/** A box in blocks of a grid without a beginning. */
function inBlocks([west, south, east, north]: PlaneBox): PlaneBox {
  const down = METRES_PER_DEGREE / BLOCK_METRES;
  const across = down * Math.cos(((south + north) / 2) * (Math.PI / 180));
  return [west * across, south * down, east * across, north * down];
}
