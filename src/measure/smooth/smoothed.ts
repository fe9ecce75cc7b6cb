import type { DailyCurve, SmoothingOptions } from "../types.ts";
import type { Observation } from "./accepted.ts";
import { dayOfNumber } from "./day-number.ts";
import { interpolated } from "./interpolate.ts";
import { savitzkyGolay } from "./savitzky-golay.ts";
import { whittaker } from "./whittaker.ts";

/**
 * A value per day from the first to the last observation: smoothed, or on straight lines between them where
 * nothing is to be smoothed. Null where there are fewer than two days, between which there is no curve.
 * @param observations one per day, in order; see `accepted`
 */
export function smoothed(
  observations: readonly Observation[],
  smoothing: SmoothingOptions,
): DailyCurve | null {
  const [first] = observations;
  if (!first || observations.length < 2) return null;
  return { firstDay: dayOfNumber(first.day), values: valuesOf(observations, smoothing) };
}

function valuesOf(observations: readonly Observation[], smoothing: SmoothingOptions): Float64Array {
  if (smoothing.kind === "whittaker") return whittaker(observations, smoothing.lambda);
  const daily = interpolated(observations);
  return smoothing.kind === "none" ? daily : savitzkyGolay(daily, smoothing.window, smoothing.degree);
}
