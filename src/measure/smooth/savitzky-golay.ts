/**
 * Each value replaced by that of the polynomial which fits its neighbourhood best; at the ends by that of the
 * polynomial through the first or last window. As SciPy's `savgol_filter` with mode "interp".
 * Source: A. Savitzky and M. J. E. Golay, Analytical Chemistry 36 (1964).
 * @param window values, odd; where there are fewer, the greatest odd number of them is taken
 * @param degree of the polynomial; less than the window
 */
export function savitzkyGolay(values: Float64Array, window: number, degree: number): Float64Array {
  const size = Math.min(window, values.length - (values.length % 2 === 0 ? 1 : 0));
  if (size < 3) return values.slice();
  const half = (size - 1) / 2;
  const basis = orthogonalBasis(size, Math.min(degree, size - 1));
  const centre = weightsAt(half, basis);
  return values.map((_, index) => {
    const start = Math.min(Math.max(0, index - half), values.length - size);
    const weights = index - start === half ? centre : weightsAt(index - start, basis);
    let sum = 0;
    for (let offset = 0; offset < size; offset += 1)
      sum += (weights[offset] ?? 0) * (values[start + offset] ?? 0);
    return sum;
  });
}

/** One polynomial per row, by its values on the window: of length 1, and at right angles to the others. */
type Basis = readonly Float64Array[];

/** Discrete orthogonal polynomials by their recurrence: sums of powers would lose digits in long windows. */
function orthogonalBasis(size: number, degree: number): Basis {
  const half = (size - 1) / 2;
  const positions = Float64Array.from({ length: size }, (_, index) => (index - half) / half);
  const basis: Float64Array[] = [normalised(new Float64Array(size).fill(1))];
  for (let power = 1; power <= degree; power += 1) {
    const next = positions.map((position, index) => position * (basis[power - 1]?.[index] ?? 0));
    // Twice: once leaves what rounding does to nearly parallel rows.
    for (const known of [...basis, ...basis]) {
      const share = dot(next, known);
      for (let index = 0; index < size; index += 1)
        next[index] = (next[index] ?? 0) - share * (known[index] ?? 0);
    }
    basis.push(normalised(next));
  }
  return basis;
}

/** What each value of the window adds to the fitted polynomial at one of its positions. */
function weightsAt(position: number, basis: Basis): Float64Array {
  const weights = new Float64Array(basis[0]?.length ?? 0);
  for (const polynomial of basis) {
    const here = polynomial[position] ?? 0;
    for (let index = 0; index < weights.length; index += 1)
      weights[index] = (weights[index] ?? 0) + here * (polynomial[index] ?? 0);
  }
  return weights;
}

function normalised(values: Float64Array): Float64Array {
  const length = Math.sqrt(dot(values, values));
  return values.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
