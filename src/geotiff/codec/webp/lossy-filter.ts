import type { FilterStrength } from "./lossy-header.ts";
import type { Frame } from "./lossy-transform.ts";

/** What the loop filter has to know of a macroblock. */
export interface FilteredBlock {
  readonly strength: FilterStrength | null;
  /** Whether edges inside of it are smoothed, too. */
  readonly inner: boolean;
}

/** The loop filter over a whole frame (RFC 6386, section 15), macroblock by macroblock. */
export function filterFrame(
  frame: Frame,
  blocks: readonly FilteredBlock[],
  across: number,
  simple: boolean,
): void {
  const planes = simple ? [frame.luma] : [frame.luma, frame.blue, frame.red];
  for (const [index, { strength, inner }] of blocks.entries()) {
    if (strength === null) continue;
    const column = index % across;
    const row = Math.floor(index / across);
    for (const plane of planes) {
      const size = plane === frame.luma ? 16 : 8;
      const at = plane.origin + row * size * plane.stride + column * size;
      const edges = new EdgeFilter(plane.samples, strength, size, simple);
      if (column > 0) edges.outer(at, 1, plane.stride);
      if (inner) for (let step = 4; step < size; step += 4) edges.inside(at + step, 1, plane.stride);
      if (row > 0) edges.outer(at, plane.stride, 1);
      if (inner)
        for (let step = 4; step < size; step += 4) edges.inside(at + step * plane.stride, plane.stride, 1);
    }
  }
}

function clampSigned(value: number): number {
  return value < -128 ? -128 : value > 127 ? 127 : value;
}

function clampSmall(value: number): number {
  return value < -16 ? -16 : value > 15 ? 15 : value;
}

/** Smooths along one edge. `step` leads across the edge, `along` from one place of it to the next. */
class EdgeFilter {
  readonly #samples: Uint8Array;
  readonly #strength: FilterStrength;
  readonly #size: number;
  readonly #simple: boolean;

  constructor(samples: Uint8Array, strength: FilterStrength, size: number, simple: boolean) {
    this.#samples = samples;
    this.#strength = strength;
    this.#size = size;
    this.#simple = simple;
  }

  /** The edge between two macroblocks. */
  outer(start: number, step: number, along: number): void {
    const limit = 2 * (this.#strength.limit + 4) + 1;
    for (let index = 0, at = start; index < this.#size; index += 1, at += along) {
      if (this.#isSmooth(at, step, limit)) {
        if (this.#simple || this.#isHighVariance(at, step)) this.#two(at, step);
        else this.#six(at, step);
      }
    }
  }

  /** An edge between the blocks of one macroblock. */
  inside(start: number, step: number, along: number): void {
    const limit = 2 * this.#strength.limit + 1;
    for (let index = 0, at = start; index < this.#size; index += 1, at += along) {
      if (this.#isSmooth(at, step, limit)) {
        if (this.#simple || this.#isHighVariance(at, step)) this.#two(at, step);
        else this.#four(at, step);
      }
    }
  }

  #at(place: number): number {
    return this.#samples[place] ?? 0;
  }

  #put(place: number, value: number): void {
    this.#samples[place] = value < 0 ? 0 : value > 255 ? 255 : value;
  }

  /** Differences small enough to come from compression, not from the picture. */
  #isSmooth(q0: number, step: number, limit: number): boolean {
    const across = Math.abs(this.#at(q0 - step) - this.#at(q0));
    if (4 * across + Math.abs(this.#at(q0 - 2 * step) - this.#at(q0 + step)) > limit) return false;
    if (this.#simple) return true;
    const { inner } = this.#strength;
    const close = (a: number, b: number): boolean =>
      Math.abs(this.#at(q0 + a * step) - this.#at(q0 + b * step)) <= inner;
    return close(-4, -3) && close(-3, -2) && close(-2, -1) && close(3, 2) && close(2, 1) && close(1, 0);
  }

  #isHighVariance(q0: number, step: number): boolean {
    const { highVariance } = this.#strength;
    const left = Math.abs(this.#at(q0 - 2 * step) - this.#at(q0 - step));
    return left > highVariance || Math.abs(this.#at(q0 + step) - this.#at(q0)) > highVariance;
  }

  #two(q0: number, step: number): void {
    const outer = clampSigned(this.#at(q0 - 2 * step) - this.#at(q0 + step));
    const change = 3 * (this.#at(q0) - this.#at(q0 - step)) + outer;
    this.#put(q0 - step, this.#at(q0 - step) + clampSmall((change + 3) >> 3));
    this.#put(q0, this.#at(q0) - clampSmall((change + 4) >> 3));
  }

  #four(q0: number, step: number): void {
    const change = 3 * (this.#at(q0) - this.#at(q0 - step));
    const right = clampSmall((change + 4) >> 3);
    const left = clampSmall((change + 3) >> 3);
    const further = (right + 1) >> 1;
    this.#put(q0 - 2 * step, this.#at(q0 - 2 * step) + further);
    this.#put(q0 - step, this.#at(q0 - step) + left);
    this.#put(q0, this.#at(q0) - right);
    this.#put(q0 + step, this.#at(q0 + step) - further);
  }

  #six(q0: number, step: number): void {
    const outer = clampSigned(this.#at(q0 - 2 * step) - this.#at(q0 + step));
    const change = clampSigned(3 * (this.#at(q0) - this.#at(q0 - step)) + outer);
    for (const [distance, weight] of [27, 18, 9].entries()) {
      const part = (weight * change + 63) >> 7;
      const left = q0 - (distance + 1) * step;
      const right = q0 + distance * step;
      this.#put(left, this.#at(left) + part);
      this.#put(right, this.#at(right) - part);
    }
  }
}
