import type { SeasonDates } from "../../../measure/types.ts";
import { messages } from "../../messages.ts";
import style from "./chart.module.css";
import { labelPlaces } from "./label-places.ts";
import type { Plot } from "./plot.ts";

const text = messages.measure.chart;

interface SeasonMarksProps {
  readonly season: SeasonDates;
  /** Days since 1 January 1970 of the first day of the curve. */
  readonly firstDay: number;
  readonly colour: string;
  readonly plot: Plot;
}

/** Where the season begins, peaks and ends: a line each, named above the plot where no curve is. */
export function SeasonMarks({ season, firstDay, colour, plot }: SeasonMarksProps) {
  const marks = [
    { name: text.start, day: season.start },
    { name: text.peak, day: season.peak },
    { name: text.end, day: season.end },
  ].flatMap(({ name, day }) => (day === null ? [] : [{ name, x: plot.x.place(firstDay + day) }]));
  const seen = marks.filter(({ x }) => x >= plot.left && x <= plot.right);
  const labels = labelPlaces(
    seen.map(({ x }) => x),
    LABEL_WIDTH,
    plot.left,
    plot.right,
  );
  return (
    <g>
      {seen.map(({ name, x }, index) => (
        <g key={name}>
          <line className={style.mark} x1={x} x2={x} y1={plot.top - 4} y2={plot.bottom} stroke={colour} />
          <text className={style.markName} x={labels[index]} y={plot.top - 8} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}

/** CSS pixels of the longest of these words in the smallest letters, with a gap. */
const LABEL_WIDTH = 36;
