import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { SeriesQuestion } from "../../measure/series/types.ts";
import { useView } from "../hooks/use-view.ts";
import { useDisplay } from "../layer/display.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { type Measure, MeasureContextProvider } from "./measure.ts";
import { isSmall, measurable, numbersKey, questionOf } from "./question.ts";
import { EarlierProvider } from "./years/earlier.ts";
import { useEarlierSlices } from "./years/use-earlier-slices.ts";

/** Enough for a normal by the median of five years. */
const YEARS_BEFORE = 5;

/** Reads the numbers of all places that are not hidden, as long as the panel is open. */
export function MeasureProvider({ children }: { readonly children: ReactNode }) {
  const { series } = useServices();
  const { slices, search } = useResults();
  const { tab, options, places, chosen } = useView((view) => view.measure);
  const display = useDisplay();
  const [yearsBefore, setYearsBefore] = useState(YEARS_BEFORE);
  const state = useStore(series.state);

  // Names and colours, of places as of the layer, change no number: nothing is read again for them.
  const visible = places.filter(({ hidden }) => !hidden);
  const suitable = measurable(display.recipe);
  const asked = useKept(numbersKey(suitable, visible, options), {
    recipe: suitable,
    places: visible,
    options,
  });

  const isOpen = tab !== null;
  // Once the years were looked at, the season and the table have their normal, too.
  const [compares, setCompares] = useState(false);
  if (tab === "years" && !compares) setCompares(true);
  const { earlier, searching } = useEarlierSlices(asked.places, compares ? yearsBefore : 0);
  const settled = search.status === "done" || search.status === "stopped";
  // The season first, because it is what one looks at; the years that it is compared with may be many.
  const [season, all] = useMemo(() => {
    if (!isOpen || !settled) return [null, null];
    const { recipe, places: measured, options: how } = asked;
    return [
      questionOf(recipe, measured, slices, how),
      questionOf(recipe, measured, [...slices, ...earlier], how),
    ];
  }, [isOpen, settled, asked, slices, earlier]);
  const { awaiting, fromOverview, begin, again } = useReading(season, all);

  const measure = useMemo<Measure>(
    () => ({
      tab,
      options,
      places,
      charted: places.filter(({ id, hidden }) => !hidden && chosen.includes(id)),
      slices,
      earlier,
      yearsBefore,
      setYearsBefore,
      searchingYears: searching,
      recipe: suitable,
      state,
      awaiting,
      fromOverview,
      begin,
      again,
    }),
    [
      tab,
      options,
      places,
      chosen,
      slices,
      earlier,
      yearsBefore,
      searching,
      suitable,
      state,
      awaiting,
      fromOverview,
      begin,
      again,
    ],
  );
  return (
    <EarlierProvider value={earlier}>
      <MeasureContextProvider value={measure}>{children}</MeasureContextProvider>
    </EarlierProvider>
  );
}

/** The first value that came with a key, as long as the key stays. */
function useKept<Value>(key: string, value: Value): Value {
  const [kept, setKept] = useState({ key, value });
  if (kept.key === key) return kept.value;
  setKept({ key, value });
  return value;
}

/** Starts what is small by itself, all or at least the season, and tells of the rest what it would take. */
function useReading(
  season: SeriesQuestion | null,
  all: SeriesQuestion | null,
): Pick<Measure, "awaiting" | "fromOverview" | "begin" | "again"> {
  const { series } = useServices();
  const [agreed, setAgreed] = useState<SeriesQuestion | null>(null);
  const cost = useMemo(() => all && series.cost(all), [all, series]);
  const isReady = cost !== null && (isSmall(cost) || agreed === all);
  const begun = useMemo(
    () => (isReady ? all : season && isSmall(series.cost(season)) ? season : null),
    [isReady, all, season, series],
  );
  useEffect(() => {
    if (begun) series.start(begun);
    else series.cancel();
  }, [begun, series]);
  const fromOverview = useMemo(() => {
    if (!all) return [];
    const ids = new Set(series.overviewPlaces(all));
    return all.places.filter(({ id }) => ids.has(id));
  }, [all, series]);
  return useMemo(
    () => ({
      awaiting: isReady ? null : cost,
      fromOverview,
      begin: () => setAgreed(all),
      again: () => {
        if (begun) series.start(begun);
      },
    }),
    [isReady, cost, fromOverview, all, begun, series],
  );
}
