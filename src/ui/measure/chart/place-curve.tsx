import { dayNumber } from "../../../measure/smooth/day-number.ts";
import type { SeasonCurve } from "../curve-of.ts";
import type { ChartAxis } from "../hover.ts";
import style from "./chart.module.css";
import type { Dot } from "./dots.ts";
import { RIGHT_DASHES, diamond } from "./marks.ts";
import { bandPath, dailyPath, type Plot } from "./plot.ts";

interface PlaceCurveProps {
  readonly colour: string;
  readonly axis: ChartAxis;
  readonly curve: SeasonCurve;
  readonly dots: readonly Dot[];
  readonly plot: Plot;
  /** With many places, their bands would hide each other. */
  readonly band: boolean;
  readonly faded: boolean;
}

/** One place: the band of its pixels, the line through its dates, and the dates themselves. */
export function PlaceCurve({ colour, axis, curve, dots, plot, band, faded }: PlaceCurveProps) {
  const spread = dots.flatMap(({ accepted, day, row: { summary } }) =>
    accepted && summary ? [{ day, low: summary.p10, high: summary.p90 }] : [],
  );
  return (
    <g opacity={faded ? 0.35 : 1}>
      {band && <path className={style.band} d={bandPath(spread, plot)} fill={colour} />}
      {curve.curve && (
        <path
          className={style.line}
          d={dailyPath(curve.curve.values, dayNumber(curve.curve.firstDay), plot)}
          stroke={colour}
          strokeDasharray={axis === "right" ? RIGHT_DASHES : undefined}
        />
      )}
      {dots.map((dot) => (
        <DotMark key={dot.row.slice} dot={dot} plot={plot} />
      ))}
    </g>
  );
}

const RADIUS = 3.5;

/**
 * Filled where it counts, hollow where too few pixels are valid, a cross where the date could not be read; a diamond on
 * the right axis.
 */
function DotMark({ dot, plot }: { readonly dot: Dot; readonly plot: Plot }) {
  const { row, value, accepted, place, axis } = dot;
  const x = plot.x.place(dot.day);
  const data = { "data-place": place.id, "data-day": row.day };
  if (value !== null) {
    const y = plot.y.place(value);
    const look = {
      ...data,
      "data-value": value,
      className: style.dot,
      fill: accepted ? place.colour : "var(--surface)",
      stroke: place.colour,
    };
    return axis === "right" ? (
      <path {...look} d={diamond(x, y)} />
    ) : (
      <circle {...look} cx={x} cy={y} r={RADIUS} />
    );
  }
  if (!row.problem) return null;
  return (
    <path {...data} data-failed className={style.failed} d={`M${x - 4} ${plot.bottom - 10}l8 8m0 -8l-8 8`} />
  );
}
