import type { Reduction } from "../../timeline/types.ts";
import type { Accumulator } from "./accumulator.ts";
import { Count } from "./count.ts";
import { Extreme } from "./extreme.ts";
import { First } from "./first.ts";
import { Mean } from "./mean.ts";
import { Median, type MedianSize } from "./median.ts";

/**
 * @param size only a median needs to know how often it will be fed
 * @throws ProblemError of kind `limit` for a median that would hold too much
 */
export function accumulatorOf(reduction: Reduction, size: MedianSize): Accumulator {
  return ACCUMULATORS[reduction](size);
}

const ACCUMULATORS: Readonly<Record<Reduction, (size: MedianSize) => Accumulator>> = {
  first: ({ pixels }) => new First(pixels),
  min: () => new Extreme("min"),
  max: () => new Extreme("max"),
  mean: () => new Mean(),
  median: (size) => new Median(size),
  count: () => new Count(),
};
