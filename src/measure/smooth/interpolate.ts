import type { Observation } from "./accepted.ts";

/** A value per day from the first to the last observation, on straight lines between them. */
export function interpolated(observations: readonly Observation[]): Float64Array {
  const [first, last] = [observations[0], observations.at(-1)];
  if (!first || !last) return new Float64Array(0);
  const values = new Float64Array(last.day - first.day + 1);
  values[0] = first.value;
  let before = first;
  for (const next of observations.slice(1)) {
    const step = (next.value - before.value) / (next.day - before.day);
    for (let day = before.day + 1; day <= next.day; day += 1)
      values[day - first.day] = before.value + step * (day - before.day);
    before = next;
  }
  return values;
}
