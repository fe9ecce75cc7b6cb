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

/** About what one date of these places takes; no more than a measure that is the same before and after. */
export function workload(slice: Slice, places: readonly Place[], recipe: Recipe): Workload {
  const boxes = places.map(({ geometry }) => extentOf(positionsOf(geometry)));
  const around = normaliseBBox(unionOf(boxes));
  const scenes = slice.scenes.filter(({ bbox }) => bboxIntersects(bbox, around));
  const files = neededFiles({ scenes }, recipe).length;
  const apart = boxes.reduce((sum, box) => sum + blocksOf(box), 0);
  return { files, blocks: files * Math.min(apart, blocksOf(unionOf(boxes))) };
}

function unionOf(boxes: readonly PlaneBox[]): PlaneBox {
  return extentOf(
    boxes.flatMap(([west, south, east, north]) => [
      [west, south],
      [east, north],
    ]),
  );
}

/** How many blocks a box meets on average, wherever it lies among them. */
function blocksOf([west, south, east, north]: PlaneBox): number {
  const metres = METRES_PER_DEGREE * Math.cos(((south + north) / 2) * (Math.PI / 180));
  const across = ((east - west) * metres) / BLOCK_METRES;
  const down = ((north - south) * METRES_PER_DEGREE) / BLOCK_METRES;
  return (1 + across) * (1 + down);
}
