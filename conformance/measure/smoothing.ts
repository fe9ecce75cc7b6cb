import { DEFAULT_OPTIONS } from "../../src/measure/defaults.ts";
import { accepted } from "../../src/measure/smooth/accepted.ts";
import { dayNumber, dayOfNumber } from "../../src/measure/smooth/day-number.ts";
import { seasonDates } from "../../src/measure/smooth/season.ts";
import { smoothed } from "../../src/measure/smooth/smoothed.ts";
import type { DailyCurve, SeasonDates, SeriesRow, SmoothingOptions } from "../../src/measure/types.ts";

const LAMBDAS = [100, 10_000];
const SAVITZKY_GOLAY = { kind: "savitzky-golay", window: 61, degree: 3 } as const;

type Curve = readonly (readonly [day: string, value: number])[];

/** The curves of one place, and the dates of its season as days from the first day; all by lambda. */
export interface Smoothing {
  readonly first_day: string;
  readonly whittaker: Readonly<Record<string, Curve>>;
  readonly savgol: Curve;
  readonly season: Readonly<Record<string, SeasonDates | null>>;
}

/** @returns null where there are fewer than two dates with enough valid pixels */
export function smoothingOf(rows: readonly SeriesRow[]): Smoothing | null {
  const observations = accepted(rows, DEFAULT_OPTIONS);
  const curveOf = (smoothing: SmoothingOptions) => smoothed(observations, smoothing);
  const savgol = curveOf(SAVITZKY_GOLAY);
  if (!savgol) return null;
  const curves = LAMBDAS.flatMap((lambda) => {
    const curve = curveOf({ kind: "whittaker", lambda });
    return curve ? [[String(lambda), curve] as const] : [];
  });
  return {
    first_day: savgol.firstDay,
    whittaker: Object.fromEntries(curves.map(([lambda, curve]) => [lambda, listed(curve)])),
    savgol: listed(savgol),
    season: Object.fromEntries(
      curves.map(([lambda, { values }]) => [lambda, seasonDates(values, DEFAULT_OPTIONS.seasonShares)]),
    ),
  };
}

function listed({ firstDay, values }: DailyCurve): Curve {
  const first = dayNumber(firstDay);
  return Array.from(values, (value, index) => [dayOfNumber(first + index), value] as const);
}
