import type { Accumulator, Plane } from "./accumulator.ts";

/** How many valid values each pixel has, 0 included: one plane whatever it is fed. */
export class Count implements Accumulator {
  readonly isDone = false;
  readonly missing = undefined;
  #counts: Float64Array<ArrayBuffer> | null = null;

  get data(): readonly Plane[] | null {
    return this.#counts && [this.#counts];
  }

  feed(planes: readonly Plane[]): void {
    const [first, ...others] = planes;
    if (!first) return;
    const counts = (this.#counts ??= new Float64Array(first.length));
    for (let pixel = 0; pixel < first.length; pixel += 1) {
      let value = first[pixel] ?? Number.NaN;
      for (const plane of others) value += plane[pixel] ?? Number.NaN;
      if (value === value) counts[pixel] = (counts[pixel] ?? 0) + 1;
    }
  }
}
