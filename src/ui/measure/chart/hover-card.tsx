import { formatDay, formatPercent, formatValue } from "../../format.ts";
import { messages } from "../../messages.ts";
import { signed } from "../signed.ts";
import style from "./chart.module.css";
import type { Dot } from "./dots.ts";
import type { Plot } from "./plot.ts";

const text = messages.measure.chart;

interface HoverCardProps {
  readonly dot: Dot;
  readonly plot: Plot;
  /** Of the values, where there are two quantities. */
  readonly title: string | null;
  /** Against the normal of its day; null where none is known. */
  readonly anomaly: number | null;
}

/** The numbers of the dot under the pointer, beside it where there is room. */
export function HoverCard({ dot, plot, title, anomaly }: HoverCardProps) {
  const { row, value, share, accepted } = dot;
  const x = plot.x.place(dot.day);
  const toLeft = x > (plot.left + plot.right) / 2;
  return (
    <div
      className={style.card}
      style={toLeft ? { right: plot.width - x + 12 } : { left: x + 12 }}
      aria-hidden
    >
      <p className={style.cardHead}>
        {title !== null && `${title} · `}
        {formatDay(row.day)} · {value === null ? "–" : formatValue(value)}
      </p>
      {row.summary && row.n > 1 && (
        <p>
          {text.band} {formatValue(row.summary.p10)} … {formatValue(row.summary.p90)}
        </p>
      )}
      <p>
        {text.pixels(row.valid, row.n)} · {text.valid(formatPercent(share * 100))}
      </p>
      {anomaly !== null && <p>{text.againstBy(signed(anomaly))}</p>}
      {value !== null && !accepted && <p>{text.left}</p>}
      {row.problem && <p className={style.cardBad}>{row.problem.message}</p>}
    </div>
  );
}
