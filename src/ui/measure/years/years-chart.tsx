import { useState } from "react";
import { dayOfNumber } from "../../../measure/smooth/day-number.ts";
import { startOfSeason, type YearLine } from "../../../measure/smooth/years.ts";
import type { Place } from "../../../measure/types.ts";
import { formatDay, formatValue } from "../../format.ts";
import { useWidth } from "../../hooks/use-width.ts";
import { messages } from "../../messages.ts";
import { ValueAxis } from "../chart/axes.tsx";
import { ChartField } from "../chart/chart-field.tsx";
import style from "../chart/chart.module.css";
import { normalDays } from "../chart/normal-band.tsx";
import { bandPath, dailyPath, plotOf } from "../chart/plot.ts";
import { useMeasure } from "../measure.ts";
import { SeasonAxis } from "./season-axis.tsx";
import type { YearCurves } from "./year-curves.ts";
import { yearColour } from "./year-colour.ts";
import { YearNames } from "./year-names.tsx";

const text = messages.measure.chart;
/** Days that an arrow key goes. */
const STEP_DAYS = 5;
const LAST_DAY = 365;

interface YearsChartProps {
  readonly place: Place;
  readonly curves: YearCurves | null;
  readonly height: number;
  /** Of the values. */
  readonly title: string;
}

/** Every year a line, the latest in the place's colour, over the band of what is usual. */
export function YearsChart({ place, curves, height, title }: YearsChartProps) {
  const { options } = useMeasure();
  const [element, width] = useWidth<HTMLDivElement>();
  const [focus, setFocus] = useState<{ year: number; day: number } | null>(null);
  const { lines = [], present = null, normal = null } = curves ?? {};
  const plot = plotOf({ width, height }, [0, LAST_DAY], extentOf(lines), false);
  const band = normal ? normalDays(normal, 0) : [];
  const focused = lines.find(({ year }) => year === focus?.year);
  const value = focus && focused ? (focused.values[focus.day] ?? Number.NaN) : Number.NaN;

  const spoken = (year: number, day: number, at: number) =>
    text.yearPoint(year, dayText(year, day, options.years.seasonStart), formatValue(at));

  return (
    <div ref={element} className={style.chart} style={{ height }}>
      {width > 0 && (
        <svg className={style.drawing} data-chart width={width} height={height} aria-hidden>
          <ValueAxis plot={plot} />
          {present && <SeasonAxis plot={plot} year={present.year} seasonStart={options.years.seasonStart} />}
          <path className={style.normalBand} d={bandPath(band, plot)} />
          {normal && <path className={style.normal} d={dailyPath(normal.median, 0, plot)} />}
          {lines.map((line, index) => (
            <path
              key={line.year}
              data-year={line.year}
              className={style.line}
              d={dailyPath(line.values, 0, plot)}
              stroke={line === present ? place.colour : yearColour(lines.length - 1 - index)}
              strokeWidth={line === present || line === focused ? 2.5 : 1.25}
              opacity={focused && line !== focused ? 0.4 : 1}
            />
          ))}
          <YearNames lines={lines} present={present} plot={plot} />
          {focus && Number.isFinite(value) && (
            <circle className={style.hovered} cx={plot.x.place(focus.day)} cy={plot.y.place(value)} r={5} />
          )}
        </svg>
      )}
      {focus && Number.isFinite(value) && (
        <div className={style.card} style={{ left: plot.left + 8 }} aria-hidden>
          <p className={style.cardHead}>
            {dayText(focus.year, focus.day, options.years.seasonStart)} · {formatValue(value)}
          </p>
        </div>
      )}
      <ChartField
        label={`${text.yearsOf(place.name)}, ${title}`}
        how={text.howYears}
        value={focus?.day ?? 0}
        last={LAST_DAY}
        step={STEP_DAYS}
        valueText={focus ? dayText(focus.year, focus.day, options.years.seasonStart) : messages.none}
        spoken={focus ? spoken(focus.year, focus.day, value) : messages.none}
        onValue={(day) => setFocus({ year: focus?.year ?? present?.year ?? 0, day })}
        onLine={(by) => {
          const index = lines.findIndex(({ year }) => year === (focus?.year ?? present?.year));
          const next = lines[(index + by + lines.length) % Math.max(1, lines.length)];
          if (next) setFocus({ year: next.year, day: focus?.day ?? 0 });
        }}
        pointer={{
          onBlur: () => setFocus(null),
          onPointerLeave: () => setFocus(null),
          onPointerMove: (event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const day = Math.round(plot.x.valueAt(event.clientX - box.left));
            const nearest = nearestLine(lines, day, plot.y.valueAt(event.clientY - box.top));
            setFocus(nearest && { year: nearest.year, day });
          },
        }}
      />
    </div>
  );
}

function dayText(year: number, day: number, seasonStart: string): string {
  return formatDay(dayOfNumber(startOfSeason(year, seasonStart) + day));
}

function extentOf(lines: readonly YearLine[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { values } of lines) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

function nearestLine(lines: readonly YearLine[], day: number, value: number): YearLine | null {
  let nearest: YearLine | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const away = Math.abs((line.values[day] ?? Number.NaN) - value);
    if (away < least) [nearest, least] = [line, away];
  }
  return nearest;
}
