import { type Accumulator, type Plane, alignInvalid, countValid } from "./accumulator.ts";

/** The lowest or the highest value of each pixel. Planes are reduced each by itself. */
export class Extreme implements Accumulator {
  readonly isDone = false;
  readonly missing = undefined;
  readonly #sign: 1 | -1;
  #data: readonly Plane[] | null = null;

  constructor(which: "min" | "max") {
    this.#sign = which === "min" ? 1 : -1;
  }

  get data(): readonly Plane[] | null {
    return this.#data;
  }

  feed(planes: readonly Plane[]): void {
    alignInvalid(planes);
    if (this.#data) {
      for (const [index, plane] of this.#data.entries()) replace(plane, planes[index] ?? plane, this.#sign);
    } else if (planes[0] && countValid(planes[0]) > 0) this.#data = planes;
  }
}

function replace(held: Plane, offered: Plane, sign: 1 | -1): void {
  for (let pixel = 0; pixel < held.length; pixel += 1) {
    const present = held[pixel] ?? Number.NaN;
    const value = offered[pixel] ?? Number.NaN;
    if (present !== present || (value - present) * sign < 0) held[pixel] = value;
  }
}
