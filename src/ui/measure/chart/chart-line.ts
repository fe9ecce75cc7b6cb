import type { Place } from "../../../measure/types.ts";
import type { SeasonCurve } from "../curve-of.ts";
import type { ChartAxis } from "../hover.ts";

/** A place that is drawn, with its season. */
export interface ChartLine {
  readonly place: Place;
  readonly curve: SeasonCurve;
  readonly axis: ChartAxis;
}
