/** A straight line from values to CSS pixels. */
export interface LinearScale {
  readonly from: number;
  readonly to: number;
  /** CSS pixels of a value. */
  readonly place: (value: number) => number;
  /** Value at CSS pixels. */
  readonly valueAt: (pixels: number) => number;
}

/** @param start CSS pixels of `from`; `end` those of `to` */
export function linearScale(from: number, to: number, start: number, end: number): LinearScale {
  const span = to - from || 1;
  return {
    from,
    to,
    place: (value) => start + ((value - from) / span) * (end - start),
    valueAt: (pixels) => from + ((pixels - start) / (end - start || 1)) * span,
  };
}

/** Round numbers that cover `low` to `high`, in steps of 1, 2 or 5 times a power of ten; about `most` of them. */
export function roundTicks(low: number, high: number, most: number): readonly number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const least = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= least * 0.999) ?? least;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Multiples of the step as decimals have them: 3 × 0.1 is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Decimals that tell neighbouring ticks apart. */
export function tickDecimals(ticks: readonly number[]): number {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  return step >= 1 || step === 0 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
}
