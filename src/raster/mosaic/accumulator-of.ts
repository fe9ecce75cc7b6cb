import type { Accumulator, Reduction } from "./accumulator.ts";
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
  switch (reduction) {
    case "first":
      return new First(size.pixels);
    case "min":
    case "max":
      return new Extreme(reduction);
    case "mean":
      return new Mean();
    case "median":
      return new Median(size);
    case "count":
      return new Count();
  }
}
