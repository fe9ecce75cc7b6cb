import type { YearLine } from "../../../measure/smooth/years.ts";
import style from "../chart/chart.module.css";
import { labelPlaces } from "../chart/label-places.ts";
import type { Plot } from "../chart/plot.ts";

/** CSS pixels that the number of a year needs, with a gap. */
const LABEL_WIDTH = 38;

interface YearNamesProps {
  readonly lines: readonly YearLine[];
  readonly present: YearLine | null;
  readonly plot: Plot;
}

/** The number of each year above the day on which it was highest, moved apart where years peak together. */
export function YearNames({ lines, present, plot }: YearNamesProps) {
  const peaks = lines
    .flatMap((line) => {
      const day = peakOf(line.values);
      return day === null ? [] : [{ line, x: plot.x.place(day) }];
    })
    .toSorted((a, b) => a.x - b.x);
  const places = labelPlaces(
    peaks.map(({ x }) => x),
    LABEL_WIDTH,
    plot.left,
    plot.right,
  );
  return (
    <g>
      {peaks.map(({ line, x }, index) => {
        const peak = line.values.reduce(
          (most, value) => (value > most ? value : most),
          Number.NEGATIVE_INFINITY,
        );
        return (
          <g key={line.year}>
            <line
              className={style.leader}
              x1={x}
              y1={plot.y.place(peak) - 3}
              x2={places[index]}
              y2={plot.top - 5}
            />
            <text
              className={style.yearName}
              data-strong={line === present}
              x={places[index]}
              y={plot.top - 8}
              textAnchor="middle"
            >
              {line.year}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function peakOf(values: Float64Array): number | null {
  let peak: number | null = null;
  for (let day = 0; day < values.length; day += 1) {
    const value = values[day] ?? Number.NaN;
    if (Number.isFinite(value) && (peak === null || value > (values[peak] ?? Number.NaN))) peak = day;
  }
  return peak;
}
