import { useId } from "react";
import { dayNumber } from "../../../measure/smooth/day-number.ts";
import { type ChartAxis, useHover } from "../hover.ts";
import { type AxisNameTexts, AxisNames } from "./axis-names.tsx";
import { TimeAxis, ValueAxis } from "./axes.tsx";
import style from "./chart.module.css";
import type { YearCurves } from "../years/year-curves.ts";
import { NormalBand } from "./normal-band.tsx";
import type { ChartLine } from "./chart-line.ts";
import type { Dot } from "./dots.ts";
import { PlaceCurve } from "./place-curve.tsx";
import type { Plot } from "./plot.ts";
import { SeasonMarks } from "./season-marks.tsx";

interface SeasonDrawingProps {
  readonly lines: readonly ChartLine[];
  readonly dots: readonly Dot[];
  readonly plot: Plot;
  /** Of the second quantity, with the names of both axes; null where there is none. */
  readonly beside: { readonly plot: Plot; readonly names: AxisNameTexts } | null;
  readonly hovered: Dot | undefined;
  readonly focused: string | null;
  /** The day on the map, days since 1 January 1970. */
  readonly present: number | null;
  /** What is being brushed, CSS pixels. */
  readonly brushed: readonly [from: number, to: number] | null;
  readonly years: YearCurves | null;
}

/** With more places their bands would hide each other. */
const MOST_BANDS = 3;

/** What a chart of seasons looks like: SVG, so that it prints and saves as sharp as it is seen. */
export function SeasonDrawing({
  lines,
  dots,
  plot,
  beside,
  hovered,
  focused,
  present,
  brushed,
  years,
}: SeasonDrawingProps) {
  const { hover } = useHover();
  const clip = useId();
  const marked = lines.find(({ place, axis }) => place.id === focused && axis === "left");
  const plotFor = (axis: ChartAxis) => (axis === "right" && beside ? beside.plot : plot);
  const { width, height, left, right, top, bottom } = plot;
  return (
    <svg className={style.drawing} data-chart width={width} height={height} aria-hidden>
      <clipPath id={clip}>
        <rect x={left} y={0} width={right - left} height={height} />
      </clipPath>
      <ValueAxis plot={plot} />
      {beside && <ValueAxis plot={beside.plot} side="right" />}
      {beside && <AxisNames names={beside.names} plot={plot} />}
      <TimeAxis plot={plot} />
      <g clipPath={`url(#${clip})`}>
        {present !== null && (
          <line
            className={style.present}
            x1={plot.x.place(present)}
            x2={plot.x.place(present)}
            y1={top}
            y2={bottom}
          />
        )}
        {years && <NormalBand years={years} plot={plot} />}
        {lines.map(({ place, curve, axis }) => (
          <PlaceCurve
            key={`${axis} ${place.id}`}
            colour={place.colour}
            axis={axis}
            curve={curve}
            dots={dots.filter((dot) => dot.place.id === place.id && dot.axis === axis)}
            plot={plotFor(axis)}
            band={axis === "left" && lines.length <= MOST_BANDS}
            faded={hover !== null && hover.place !== place.id}
          />
        ))}
        {hovered && hovered.value !== null && (
          <circle
            className={style.hovered}
            cx={plot.x.place(hovered.day)}
            cy={plotFor(hovered.axis).y.place(hovered.value)}
            r={6}
          />
        )}
      </g>
      {marked?.curve.season && marked.curve.curve && (
        <SeasonMarks
          season={marked.curve.season}
          firstDay={dayNumber(marked.curve.curve.firstDay)}
          colour={marked.place.colour}
          plot={plot}
        />
      )}
      {brushed && (
        <rect
          className={style.brush}
          x={brushed[0]}
          y={top}
          width={brushed[1] - brushed[0]}
          height={bottom - top}
        />
      )}
    </svg>
  );
}
