import { type Accumulator, type Plane, alignInvalid, countValid } from "./accumulator.ts";

/** The first valid value of each pixel: how the scenes of one date become one picture. */
export class First implements Accumulator {
  #data: readonly Plane[] | null = null;
  readonly #wanted: Uint8Array | undefined;
  #left: number;

  /** @param wanted when given, only pixels where this is 1 count: it is done when they have values */
  constructor(pixels: number, wanted?: Uint8Array) {
    this.#wanted = wanted;
    this.#left = wanted ? wanted.reduce((sum, each) => sum + each, 0) : pixels;
  }

  get data(): readonly Plane[] | null {
    return this.#data;
  }

  get isDone(): boolean {
    return this.#left === 0;
  }

  get missing(): Uint8Array | undefined {
    const first = this.#data?.[0];
    if (!first) return this.#wanted;
    const missing = Uint8Array.from(first, (value) => (value !== value ? 1 : 0));
    return this.#wanted ? missing.map((each, pixel) => each & (this.#wanted?.[pixel] ?? 0)) : missing;
  }

  feed(planes: readonly Plane[]): void {
    alignInvalid(planes);
    const [first] = planes;
    if (!first) return;
    if (this.#wanted) keepWanted(planes, this.#wanted);
    const added = this.#data ? fill(this.#data, planes) : countValid(first);
    if (added > 0) this.#data ??= planes;
    this.#left -= added;
  }
}

/** What is read beside the pixels that are wanted is there for some scenes and not for others. */
function keepWanted(planes: readonly Plane[], wanted: Uint8Array): void {
  for (const plane of planes) {
    for (let pixel = 0; pixel < plane.length; pixel += 1) if (wanted[pixel] === 0) plane[pixel] = Number.NaN;
  }
}

/** @returns how many pixels of `target` were filled from `source` */
function fill(target: readonly Plane[], source: readonly Plane[]): number {
  const [held, offered] = [target[0], source[0]];
  if (!held || !offered) return 0;
  let count = 0;
  for (let pixel = 0; pixel < held.length; pixel += 1) {
    const present = held[pixel] ?? Number.NaN;
    const value = offered[pixel] ?? Number.NaN;
    if (present === present || value !== value) continue;
    count += 1;
    for (const [index, plane] of source.entries())
      (target[index] as Plane)[pixel] = plane[pixel] ?? Number.NaN;
  }
  return count;
}
