import { dayOfNumber } from "../../../measure/smooth/day-number.ts";
import { startOfSeason } from "../../../measure/smooth/years.ts";
import { formatMonth } from "../../format.ts";
import style from "../chart/chart.module.css";
import { monthTicks } from "../chart/month-ticks.ts";
import type { Plot } from "../chart/plot.ts";

/** CSS pixels that the name of a month needs. */
const LABEL_ROOM = 40;

interface SeasonAxisProps {
  readonly plot: Plot;
  /** Of the year that gives the days their months. */
  readonly year: number;
  readonly seasonStart: string;
}

/** Months under the days of a season, whatever day it starts on. */
export function SeasonAxis({ plot, year, seasonStart }: SeasonAxisProps) {
  const first = startOfSeason(year, seasonStart);
  const most = Math.max(2, Math.floor((plot.right - plot.left) / LABEL_ROOM));
  return (
    <g>
      {monthTicks(first, first + 364, most).map(({ day }) => {
        const x = plot.x.place(day - first);
        return (
          <g key={day}>
            <line className={style.tickMark} x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 4} />
            <text className={style.tick} x={x} y={plot.bottom + 16} textAnchor="middle">
              {formatMonth(dayOfNumber(day))}
            </text>
          </g>
        );
      })}
    </g>
  );
}
