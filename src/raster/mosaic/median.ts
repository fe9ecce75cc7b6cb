import { ProblemError } from "../../problem/problem.ts";
import { type Accumulator, type Plane, alignInvalid } from "./accumulator.ts";

/**
 * Bytes a median may hold: the values of every date stay until the last has come. A tile of 256 × 256 pixels
 * takes a quarter of a megabyte per plane and date, a thousand dates fit.
 */
export const MEDIAN_BUDGET_BYTES = 256 * 2 ** 20;

/** What will be fed to a median. */
export interface MedianSize {
  readonly pixels: number;
  readonly planes: number;
  /** How often it is fed at most. */
  readonly dates: number;
  /** 4 or 8. */
  readonly bytesPerValue: number;
}

/** The median of each pixel's valid values; of an even number of them, the mean of the two in the middle. */
export class Median implements Accumulator {
  readonly isDone = false;
  readonly missing = undefined;
  readonly #fed: (readonly Plane[])[] = [];

  /** @throws ProblemError of kind `limit` before anything is read, when the values would not fit the budget */
  constructor({ pixels, planes, dates, bytesPerValue }: MedianSize) {
    const bytes = pixels * planes * dates * bytesPerValue;
    if (bytes <= MEDIAN_BUDGET_BYTES) return;
    throw new ProblemError({
      kind: "limit",
      message: `A median of ${dates} dates over ${pixels} pixels would hold ${Math.ceil(bytes / 2 ** 20)} MB, more than ${MEDIAN_BUDGET_BYTES / 2 ** 20}.`,
      advice: "Take fewer dates, a smaller area or a coarser pixel; mean, min and max have no such limit.",
    });
  }

  get data(): readonly Plane[] | null {
    const [first] = this.#fed;
    if (!first) return null;
    const medians = first.map((plane, index) =>
      medianOf(
        this.#fed.map((planes) => planes[index] ?? plane),
        plane.length,
      ),
    );
    return medians[0]?.some((value) => value === value) ? medians : null;
  }

  feed(planes: readonly Plane[]): void {
    alignInvalid(planes);
    this.#fed.push(planes);
  }
}

function medianOf(dates: readonly Plane[], pixels: number): Plane {
  const medians = new Float64Array(pixels);
  const values = new Float64Array(dates.length);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    let count = 0;
    for (let date = 0; date < dates.length; date += 1) {
      const value = dates[date]?.[pixel] ?? Number.NaN;
      if (value !== value) continue;
      values[count] = value;
      count += 1;
    }
    const sorted = values.subarray(0, count).sort();
    const [low, high] = [sorted[(count - 1) >> 1], sorted[count >> 1]];
    medians[pixel] = low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
  }
  return medians;
}
