import { type Accumulator, type Plane, alignInvalid } from "./accumulator.ts";

/** The mean of each pixel's valid values, summed up in 64 bits. */
export class Mean implements Accumulator {
  readonly isDone = false;
  readonly missing = undefined;
  #sums: readonly Float64Array<ArrayBuffer>[] = [];
  #counts = new Uint32Array(0);

  get data(): readonly Plane[] | null {
    if (this.#counts.every((count) => count === 0)) return null;
    return this.#sums.map((sums) => sums.map((sum, pixel) => sum / (this.#counts[pixel] ?? 0)));
  }

  feed(planes: readonly Plane[]): void {
    alignInvalid(planes);
    const [first] = planes;
    if (!first) return;
    if (this.#sums.length === 0) {
      this.#sums = planes.map(({ length }) => new Float64Array(length));
      this.#counts = new Uint32Array(first.length);
    }
    const counts = this.#counts;
    for (let pixel = 0; pixel < first.length; pixel += 1) {
      const value = first[pixel] ?? Number.NaN;
      if (value === value) counts[pixel] = (counts[pixel] ?? 0) + 1;
    }
    for (const [index, plane] of planes.entries()) addTo(this.#sums[index], plane);
  }
}

function addTo(sums: Float64Array | undefined, plane: Plane): void {
  if (!sums) return;
  for (let pixel = 0; pixel < sums.length; pixel += 1) {
    const value = plane[pixel] ?? Number.NaN;
    if (value === value) sums[pixel] = (sums[pixel] ?? 0) + value;
  }
}
