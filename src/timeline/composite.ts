import { bboxUnion } from "../geo/bbox/bbox-union.ts";
import type { Reduction, Slice } from "./types.ts";

/**
 * Several steps as one, to be drawn like any other.
 * @param steps in the order in which they are read; at least one
 * @param of how many it is to be made of in the end
 */
export function compositeOf(steps: readonly [Slice, ...Slice[]], method: Reduction, of: number): Slice {
  const [first] = steps;
  const boxes = steps.map(({ bbox }) => bbox);
  return {
    id: `${method}:${steps.length}/${of}:${steps.map(({ id }) => id).join(",")}`,
    day: first.day,
    datetime: first.datetime,
    scenes: steps.flatMap(({ scenes }) => scenes),
    bbox: bboxUnion(boxes) ?? first.bbox,
    reduces: { method, steps, of },
  };
}

/** Dates of the first picture that is shown of a composite; each further one has twice as many. */
const FIRST_DATES = 2;

/** How many dates the pictures of a composite have, one after the other, until it has all. */
export function stagesOf(dates: number): readonly number[] {
  const stages: number[] = [];
  for (let count = FIRST_DATES; count < dates; count *= 2) stages.push(count);
  return [...stages, dates];
}
