import { useState } from "react";
import { usePhone } from "../hooks/use-media.ts";
import { SeasonChart } from "./chart/season-chart.tsx";
import type { ChartLine } from "./chart/chart-line.ts";
import { type ChartAxis, useHover } from "./hover.ts";
import { useMeasure } from "./measure.ts";
import { SeasonNumbers } from "./season-numbers.tsx";
import { Options } from "./options/options.tsx";
import { PlaceList } from "./places/place-list.tsx";
import { FailedDates } from "./reading/failed-dates.tsx";
import { useSeasonCurves } from "./use-season-curves.ts";
import { normalWords } from "./years/normal-words.ts";
import { useYearCurves } from "./years/use-year-curves.ts";
import style from "./measure.module.css";

const HEIGHT = 250;
const PHONE_HEIGHT = 190;

/** The season of the chosen places as lines, and the numbers of one of them. */
export function SeasonTab() {
  const { charted, recipe } = useMeasure();
  const { hover } = useHover();
  const curveOf = useSeasonCurves();
  const secondOf = useSeasonCurves("right");
  const yearsOf = useYearCurves();
  const [isFixed, setFixed] = useState(false);
  const phone = usePhone();
  const linesOf = (of: typeof curveOf, axis: ChartAxis) =>
    charted.flatMap((place): readonly ChartLine[] => {
      const curve = of(place.id);
      return curve ? [{ place, curve, axis }] : [];
    });
  const lines = linesOf(curveOf, "left");
  const focused = lines.find(({ place }) => place.id === hover?.place) ?? lines[0];
  const years = focused ? yearsOf(focused.place.id) : null;
  const axis = isFixed && recipe?.kind === "expression" ? recipe.rescale : null;
  return (
    <>
      <Options axis={recipe?.kind === "expression" ? { isFixed, setFixed } : null} />
      <div className={style.chart}>
        <SeasonChart
          lines={[...lines, ...linesOf(secondOf, "right")]}
          focused={focused?.place.id ?? null}
          axis={axis}
          years={years}
          height={phone ? PHONE_HEIGHT : HEIGHT}
        />
      </div>
      {years?.normal && (
        <p className={style.key}>
          <i className={style.normalKey} aria-hidden />
          {normalWords(years.normal.years)}
        </p>
      )}
      {focused && (
        <SeasonNumbers place={focused.place} curve={focused.curve} anomaly={years?.lastAnomaly ?? null} />
      )}
      <FailedDates />
      <PlaceList curveOf={curveOf} />
    </>
  );
}
