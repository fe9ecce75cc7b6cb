import { useState } from "react";
import { NativeSelect } from "../../controls/native-select.tsx";
import { formatMonth } from "../../format.ts";
import { usePhone } from "../../hooks/use-media.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { signed } from "../signed.ts";
import { useMeasure } from "../measure.ts";
import measureStyle from "../measure.module.css";
import { Options } from "../options/options.tsx";
import { FailedDates } from "../reading/failed-dates.tsx";
import { AnomalyChart } from "./anomaly-chart.tsx";
import { normalWords } from "./normal-words.ts";
import { useYearCurves } from "./use-year-curves.ts";
import { YearsChart } from "./years-chart.tsx";
import style from "./years.module.css";

const text = messages.measure;
const HEIGHT = 250;
const PHONE_HEIGHT = 190;
const MOST_YEARS = 10;

/** Every year of one place as a line over the same days, and what is usual. */
export function YearsTab() {
  const { charted, places, recipe } = useMeasure();
  const curvesOf = useYearCurves();
  const [wanted, setWanted] = useState<string | null>(null);
  const phone = usePhone();
  const offered = charted.length > 0 ? charted : places;
  const place = offered.find(({ id }) => id === wanted) ?? offered[0];
  if (!place) return null;
  const curves = curvesOf(place.id);
  const height = phone ? PHONE_HEIGHT : HEIGHT;
  return (
    <>
      <Options axis={null} />
      <YearFields
        place={place.id}
        offered={offered.map(({ id, name }) => ({ value: id, title: name }))}
        onPlace={setWanted}
      />
      <div className={measureStyle.chart}>
        <YearsChart place={place} curves={curves} height={height} title={recipe?.title ?? ""} />
      </div>
      {curves?.normal ? (
        <>
          <p className={style.about}>
            <i className={measureStyle.normalKey} aria-hidden />
            {normalWords(curves.normal.years)}, {text.chart.normalBand[curves.normal.band]}
            {curves.lastAnomaly !== null && (
              <strong>
                {text.chart.against}: {signed(curves.lastAnomaly)}
              </strong>
            )}
          </p>
          <AnomalyChart curves={curves} title={text.chart.anomaly} />
        </>
      ) : (
        <NoYears />
      )}
      <FailedDates />
    </>
  );
}

function NoYears() {
  const { searchingYears, state } = useMeasure();
  const busy = searchingYears || state.status === "running";
  return busy ? null : <p className={measureStyle.note}>{text.chart.noYears}</p>;
}

interface YearFieldsProps {
  readonly place: string;
  readonly offered: readonly { readonly value: string; readonly title: string }[];
  readonly onPlace: (place: string) => void;
}

/** Which place, how many years, and on which day they begin. */
function YearFields({ place, offered, onPlace }: YearFieldsProps) {
  const { measure } = useServices();
  const { options, yearsBefore, setYearsBefore } = useMeasure();
  const { seasonStart } = options.years;
  const starts = [...new Set([...FIRSTS, seasonStart])].toSorted();
  return (
    <div className={style.fields}>
      <NativeSelect label={text.columns.name} value={place} options={offered} onChange={onPlace} />
      <NativeSelect
        label={text.options.earlier}
        value={String(yearsBefore)}
        options={Array.from({ length: MOST_YEARS + 1 }, (_, years) => ({
          value: String(years),
          title: String(years),
        }))}
        onChange={(years) => setYearsBefore(Number(years))}
      />
      <NativeSelect
        label={text.options.seasonStart}
        value={seasonStart}
        options={starts.map((start) => ({
          value: start,
          title: `${Number(start.slice(3))} ${formatMonth(`2024-${start}`)}`,
        }))}
        onChange={(start) => measure.setOptions({ years: { seasonStart: start } })}
      />
    </div>
  );
}

const FIRSTS = Array.from({ length: 12 }, (_, month) => `${String(month + 1).padStart(2, "0")}-01`);
