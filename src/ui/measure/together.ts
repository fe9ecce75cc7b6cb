import type { SeriesCost, SeriesState, SeriesStatus } from "../../measure/types.ts";

/** How far the reading of one quantity or of two has come. */
export type ReadingProgress = Pick<SeriesState, "status" | "done" | "total" | "failed" | "cost">;

/** The one that a person waits for, or that needs a word, comes first. */
const STATUSES: readonly SeriesStatus[] = ["running", "paused", "cancelled", "done", "idle"];

/** Both as one: it is under way as long as either is. */
export function together(first: ReadingProgress, second: ReadingProgress | null): ReadingProgress {
  if (!second) return first;
  const both = [first, second];
  return {
    status: STATUSES.find((status) => both.some((each) => each.status === status)) ?? "idle",
    done: first.done + second.done,
    total: first.total + second.total,
    failed: first.failed + second.failed,
    cost: sumOfCosts(both.flatMap(({ cost }) => cost ?? [])),
  };
}

/** @returns null without any. The dates are those of the one that has most: both read the same. */
export function sumOfCosts(costs: readonly SeriesCost[]): SeriesCost | null {
  const [first, ...others] = costs;
  if (!first) return null;
  return others.reduce<SeriesCost>(
    (sum, cost) => ({
      requests: sum.requests + cost.requests,
      bytes: sum.bytes + cost.bytes,
      seconds: sum.seconds + cost.seconds,
      dates: Math.max(sum.dates, cost.dates),
      basis: sum.basis === "assumed" ? "assumed" : cost.basis,
    }),
    first,
  );
}
