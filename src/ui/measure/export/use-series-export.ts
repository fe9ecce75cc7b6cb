import { version } from "../../../../package.json";
import type { SeriesExport } from "../../../measure/export/types.ts";
import type { PlaceSeries } from "../../../measure/types.ts";
import { yearsOf } from "../../../timeline/years-of.ts";
import { unitOf } from "../../../recipe/unit.ts";
import { useResults } from "../../search/results.ts";
import { useMeasure } from "../measure.ts";

/** Puts together what can be taken along now; null before anything was read. */
export function useSeriesExport(): (() => SeriesExport) | null {
  const { places, state, slices, earlier, recipe, second, options } = useMeasure();
  const { catalogue } = useResults();
  const [first] = slices;
  if (!recipe || !first || state.series.size === 0) return null;
  const all = [...earlier, ...slices];
  const unit = unitOf(recipe, first);
  const { attribution } = catalogue;
  return () => ({
    places: places.filter(({ id }) => state.series.has(id)),
    series: allInOrderOfTime(state.series),
    slices: all,
    recipe,
    ...(second
      ? {
          second: {
            recipe: second.recipe,
            series: allInOrderOfTime(second.state.series),
            ...(unitOf(second.recipe, first) === "" ? {} : { unit: unitOf(second.recipe, first) }),
          },
        }
      : {}),
    options,
    version,
    written: new Date().toISOString(),
    ...(unit === "" ? {} : { unit }),
    ...(attribution === undefined ? {} : { attribution: `${attribution} (${yearsOf(all)})` }),
  });
}

function allInOrderOfTime(series: ReadonlyMap<string, PlaceSeries>): ReadonlyMap<string, PlaceSeries> {
  return new Map([...series].map(([id, each]) => [id, inOrderOfTime(each)]));
}

/** This year is read before the others. */
function inOrderOfTime({ place, rows }: PlaceSeries): PlaceSeries {
  return { place, rows: rows.toSorted((a, b) => (a.datetime < b.datetime ? -1 : 1)) };
}
