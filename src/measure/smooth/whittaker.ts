import type { Observation } from "./accepted.ts";

/**
 * The daily curve z that minimises Σ w (y − z)² + λ Σ (Δ²z)², with weight 1 on days with an observation and 0
 * elsewhere. The matrix W + λ DᵀD has five diagonals, so that its LDLᵀ decomposition takes a few operations per
 * day. Source: P. H. C. Eilers, A perfect smoother, Analytical Chemistry 75 (2003).
 * @param observations one per day, in order
 * @returns a value per day from the first to the last observation
 */
export function whittaker(observations: readonly Observation[], lambda: number): Float64Array {
  const [first, last] = [observations[0], observations.at(-1)];
  if (!first || !last) return new Float64Array(0);
  const days = last.day - first.day + 1;
  const { diagonal, next, overNext } = penalty(days, lambda);
  const curve = new Float64Array(days);
  for (const { day, value } of observations) {
    curve[day - first.day] = value;
    diagonal[day - first.day] = (diagonal[day - first.day] ?? 0) + 1;
  }
  decompose(diagonal, next, overNext);
  solve(diagonal, next, overNext, curve);
  return curve;
}

interface Bands {
  readonly diagonal: Float64Array;
  /** Of the first and the second diagonal above it. */
  readonly next: Float64Array;
  readonly overNext: Float64Array;
}

/** λ DᵀD, where each row of D is 1, −2, 1. */
function penalty(days: number, lambda: number): Bands {
  const [diagonal, next, overNext] = [0, 1, 2].map(() => new Float64Array(days)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const add = (band: Float64Array, day: number, value: number): void => {
    band[day] = (band[day] ?? 0) + value * lambda;
  };
  for (let day = 0; day + 2 < days; day += 1) {
    add(diagonal, day, 1);
    add(diagonal, day + 1, 4);
    add(diagonal, day + 2, 1);
    add(next, day, -2);
    add(next, day + 1, -2);
    add(overNext, day, 1);
  }
  return { diagonal, next, overNext };
}

/** In place: the diagonal becomes that of D, the others those of L. */
function decompose(diagonal: Float64Array, next: Float64Array, overNext: Float64Array): void {
  for (let day = 0; day < diagonal.length; day += 1) {
    const [d1, c1, e1] = [diagonal[day - 1] ?? 0, next[day - 1] ?? 0, overNext[day - 1] ?? 0];
    const [d2, e2] = [diagonal[day - 2] ?? 0, overNext[day - 2] ?? 0];
    const pivot = (diagonal[day] ?? 0) - d1 * c1 * c1 - d2 * e2 * e2;
    diagonal[day] = pivot;
    next[day] = ((next[day] ?? 0) - d1 * c1 * e1) / pivot;
    overNext[day] = (overNext[day] ?? 0) / pivot;
  }
}

/** In place: the right side becomes the solution. */
function solve(diagonal: Float64Array, next: Float64Array, overNext: Float64Array, side: Float64Array): void {
  const days = side.length;
  for (let day = 1; day < days; day += 1) {
    const before = (next[day - 1] ?? 0) * (side[day - 1] ?? 0);
    const beforeThat = day > 1 ? (overNext[day - 2] ?? 0) * (side[day - 2] ?? 0) : 0;
    side[day] = (side[day] ?? 0) - before - beforeThat;
  }
  for (let day = days - 1; day >= 0; day -= 1) {
    const after = (next[day] ?? 0) * (side[day + 1] ?? 0);
    const afterThat = (overNext[day] ?? 0) * (side[day + 2] ?? 0);
    side[day] = (side[day] ?? 0) / (diagonal[day] ?? 1) - after - afterThat;
  }
}
