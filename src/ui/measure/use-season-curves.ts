import { useCallback, useState } from "react";
import type { MeasureOptions, PlaceSeries } from "../../measure/types.ts";
import { type SeasonCurve, seasonCurve } from "./curve-of.ts";
import type { ChartAxis } from "./hover.ts";
import { useMeasure } from "./measure.ts";

const NONE: ReadonlyMap<string, PlaceSeries> = new Map();

interface Kept {
  readonly from: string;
  readonly options: MeasureOptions;
  readonly curve: SeasonCurve;
}

/** The season of a place by its id, of the layer's values or of the second quantity; worked out once per place as long as its rows and the options stay. */
export function useSeasonCurves(axis: ChartAxis = "left"): (place: string) => SeasonCurve | null {
  const { state, second, slices, options } = useMeasure();
  const [kept] = useState(() => new WeakMap<PlaceSeries, Kept>());
  const from = slices[0]?.day ?? "";
  const series = axis === "left" ? state.series : (second?.state.series ?? NONE);
  return useCallback(
    (place) => {
      const own = series.get(place);
      if (!own) return null;
      const known = kept.get(own);
      if (known && known.from === from && known.options === options) return known.curve;
      const curve = seasonCurve(own, from, options);
      kept.set(own, { from, options, curve });
      return curve;
    },
    [series, from, options, kept],
  );
}
