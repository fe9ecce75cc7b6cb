import { useCallback, useState } from "react";
import type { MeasureOptions, PlaceSeries } from "../../../measure/types.ts";
import { useMeasure } from "../measure.ts";
import { type YearCurves, yearCurves } from "./year-curves.ts";

interface Kept {
  readonly options: MeasureOptions;
  readonly curves: YearCurves;
}

/** The years of a place by its id; worked out once per place as long as its rows and the options stay. */
export function useYearCurves(): (place: string) => YearCurves | null {
  const { state, options } = useMeasure();
  const [kept] = useState(() => new WeakMap<PlaceSeries, Kept>());
  const { series } = state;
  return useCallback(
    (place) => {
      const own = series.get(place);
      if (!own) return null;
      const known = kept.get(own);
      if (known?.options === options) return known.curves;
      const curves = yearCurves(own, options);
      kept.set(own, { options, curves });
      return curves;
    },
    [series, options, kept],
  );
}
