import { dayOfNumber } from "../../../measure/smooth/day-number.ts";
import { formatMonth } from "../../format.ts";
import type { ChartAxis } from "../hover.ts";
import style from "./chart.module.css";
import { monthTicks } from "./month-ticks.ts";
import type { Plot } from "./plot.ts";
import { tickDecimals } from "./scales.ts";

/** CSS pixels that the name of a month needs. */
const LABEL_ROOM = 30;

interface ValueAxisProps {
  readonly plot: Plot;
  /** Only the left one has lines across the plot. */
  readonly side?: ChartAxis;
}

/** Lines and numbers of a value axis. */
export function ValueAxis({ plot, side = "left" }: ValueAxisProps) {
  const decimals = tickDecimals(plot.ticks);
  const isLeft = side === "left";
  return (
    <g data-axis={side}>
      {plot.ticks.map((tick) => (
        <g key={tick}>
          {isLeft && (
            <line
              className={style.grid}
              x1={plot.left}
              x2={plot.right}
              y1={plot.y.place(tick)}
              y2={plot.y.place(tick)}
            />
          )}
          <text
            className={style.tick}
            x={isLeft ? plot.left - 6 : plot.right + 6}
            y={plot.y.place(tick)}
            dy="0.32em"
            textAnchor={isLeft ? "end" : "start"}
          >
            {tick.toFixed(decimals).replace("-", "−")}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Months and years under the chart. */
export function TimeAxis({ plot }: { readonly plot: Plot }) {
  const most = Math.max(2, Math.floor((plot.right - plot.left) / LABEL_ROOM));
  const half = LABEL_ROOM / 2;
  return (
    <g>
      {monthTicks(Math.ceil(plot.x.from), Math.floor(plot.x.to), most).map(({ day, startsYear }) => {
        const x = plot.x.place(day);
        const iso = dayOfNumber(day);
        return (
          <g key={day}>
            <line className={style.tickMark} x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 4} />
            {x > plot.left + half / 2 && x < plot.right - half / 2 && (
              <text className={style.tick} x={x} y={plot.bottom + 16} textAnchor="middle">
                {startsYear ? iso.slice(0, 4) : formatMonth(iso)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
