import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useView } from "../hooks/use-view.ts";
import { useDisplay } from "../layer/display.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { type Measure, MeasureContextProvider } from "./measure.ts";
import { measurable, numbersKey, questionOf, secondRecipe } from "./question.ts";
import { together } from "./together.ts";
import { type Asked, useReading } from "./use-reading.ts";
import { EarlierProvider } from "./years/earlier.ts";
import { useEarlierSlices } from "./years/use-earlier-slices.ts";

/** Enough for a normal by the median of five years. */
const YEARS_BEFORE = 5;

const NOTHING: Asked = { season: null, all: null };

/** Reads the numbers of all places that are not hidden, as long as the panel is open. */
export function MeasureProvider({ children }: { readonly children: ReactNode }) {
  const { series, secondSeries } = useServices();
  const { slices, search } = useResults();
  const { tab, options, places, chosen } = useView((view) => view.measure);
  const display = useDisplay();
  const [yearsBefore, setYearsBefore] = useState(YEARS_BEFORE);
  const state = useStore(series.state);
  const otherState = useStore(secondSeries.state);

  // Names and colours, of places as of the layer, change no number: nothing is read again for them.
  const visible = places.filter(({ hidden }) => !hidden);
  const suitable = measurable(display.recipe);
  const otherSuitable = secondRecipe(suitable, options.second);
  const key = [suitable, otherSuitable].map((recipe) => numbersKey(recipe, visible, options)).join();
  const asked = useKept(key, {
    recipe: suitable,
    other: otherSuitable,
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
  const questions = useMemo((): readonly [Asked, Asked] => {
    if (!isOpen || !settled) return [NOTHING, NOTHING];
    const { recipe, other, places: measured, options: how } = asked;
    const all = [...slices, ...earlier];
    const season = questionOf(recipe, measured, slices, how);
    // No normal is made of the second quantity, so that its earlier years are not read.
    const second = questionOf(other, measured, slices, how);
    return [
      { season, all: questionOf(recipe, measured, all, how) },
      { season: second, all: second },
    ];
  }, [isOpen, settled, asked, slices, earlier]);
  const { awaiting, fromOverview, begin, again } = useReading(questions);
  const { other } = asked;
  const second = useMemo(() => other && { recipe: other, state: otherState }, [other, otherState]);

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
      second,
      progress: together(state, second && second.state),
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
      second,
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
