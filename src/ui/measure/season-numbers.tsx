import { dayOfNumber } from "../../measure/smooth/day-number.ts";
import type { Place } from "../../measure/types.ts";
import { formatDay, formatValue } from "../format.ts";
import { messages } from "../messages.ts";
import { curveDay, type SeasonCurve } from "./curve-of.ts";
import { useMeasure } from "./measure.ts";
import { signed } from "./signed.ts";
import style from "./measure.module.css";

const text = messages.measure.chart;

interface SeasonNumbersProps {
  readonly place: Place;
  readonly curve: SeasonCurve;
  /** Of the latest date against the other years; null where none is known. */
  readonly anomaly: number | null;
}

/** When the season began, peaked and ended, each with how that is defined. */
export function SeasonNumbers({ place, curve, anomaly }: SeasonNumbersProps) {
  const { options } = useMeasure();
  const { season, curve: daily } = curve;
  if (!season || !daily) return null;
  const on = (day: number | null) =>
    day === null ? text.noSide : formatDay(dayOfNumber(Math.floor(curveDay(daily, day))));
  const { start, end } = options.seasonShares;
  return (
    <dl className={style.numbers} aria-label={place.name}>
      <div>
        <dt>{text.startOf(Math.round(start * 100))}</dt>
        <dd>{on(season.start)}</dd>
      </div>
      <div>
        <dt>{text.peak}</dt>
        <dd>
          {formatValue(season.peakValue)} · {on(season.peak)}
        </dd>
      </div>
      <div>
        <dt>{text.endOf(Math.round(end * 100))}</dt>
        <dd>{on(season.end)}</dd>
      </div>
      {anomaly !== null && (
        <div>
          <dt>{text.against}</dt>
          <dd>{signed(anomaly)}</dd>
        </div>
      )}
    </dl>
  );
}
