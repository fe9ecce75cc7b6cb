import { useMemo, useState } from "react";
import { dayNumber } from "../../../measure/smooth/day-number.ts";
import { Button } from "../../controls/button.tsx";
import { formatDay } from "../../format.ts";
import { useShowSlice } from "../../hooks/use-pane.ts";
import { useWidth } from "../../hooks/use-width.ts";
import { messages } from "../../messages.ts";
import { useTimeline } from "../../timeline/timeline-steps.ts";
import { useHover } from "../hover.ts";
import { useMeasure } from "../measure.ts";
import type { YearCurves } from "../years/year-curves.ts";
import { spokenDot } from "../spoken.ts";
import type { ChartLine } from "./chart-line.ts";
import { ChartField } from "./chart-field.tsx";
import style from "./chart.module.css";
import { type Dot, dotsOf, nearestDot, valueExtent } from "./dots.ts";
import { HoverCard } from "./hover-card.tsx";
import { plotOf } from "./plot.ts";
import { SeasonDrawing } from "./season-drawing.tsx";
import { useBrush } from "./use-brush.ts";
import { dotAt, dotsOfFocus, lineDot } from "./walk.ts";
import { type DaySpan, zoomed } from "./zoom.ts";

const text = messages.measure.chart;

interface SeasonChartProps {
  readonly lines: readonly ChartLine[];
  /** The place whose season is marked. */
  readonly focused: string | null;
  /** Ends of the value axis; null where it follows the data. */
  readonly axis: readonly [low: number, high: number] | null;
  readonly height: number;
  /** Of the place whose season is marked; null where they are not known. */
  readonly years: YearCurves | null;
}

/** CSS pixels within which a dot answers to the pointer. */
const REACH_PX = 28;
const NO_VALUES: readonly [low: number, high: number] = [0, 1];
const NOTHING = new Float64Array(0);

/** The season of every chosen place: dots, band, line, and when it begins and ends. */
export function SeasonChart({ lines, focused, axis, height, years }: SeasonChartProps) {
  const { slices, options, recipe } = useMeasure();
  const { slice: shown } = useTimeline();
  const { hover, setHover } = useHover();
  const showSlice = useShowSlice();
  const [element, width] = useWidth<HTMLDivElement>();
  const [range, setRange] = useState<DaySpan | null>(null);

  const dots = useMemo(
    () => lines.flatMap(({ place, curve }) => dotsOf(place, curve.rows, options)),
    [lines, options],
  );
  const whole = useMemo<DaySpan>(
    () => [dayNumber(slices[0]?.day ?? "1970-01-01"), dayNumber(slices.at(-1)?.day ?? "1970-01-02")],
    [slices],
  );
  const curves = lines.map(({ curve }) => curve.curve?.values ?? NOTHING);
  const values = axis ?? valueExtent(dots, curves) ?? NO_VALUES;
  const plot = plotOf({ width, height }, range ?? whole, values, axis !== null);

  const hovered = dotAt(dots, hover);
  const own = dotsOfFocus(dots, hover);
  const present = own.findIndex(({ row }) => row.slice === (hover?.slice ?? shown?.id));
  const focus = (dot: Dot | undefined) => {
    setHover(dot ? { place: dot.place.id, slice: dot.row.slice } : null);
  };
  const goTo = (dot: Dot | undefined) => {
    const slice = slices.find(({ id }) => id === dot?.row.slice);
    if (slice) showSlice(slice);
  };
  const find = (at: { x: number; y: number }) =>
    nearestDot(dots, at, { x: plot.x.place, y: plot.y.place }, REACH_PX);
  const brush = useBrush({
    onHover: (at) => focus(at ? find(at) : undefined),
    onClick: (at) => {
      const dot = find(at);
      focus(dot);
      goTo(dot);
    },
    onBrush: (from, to) => setRange([plot.x.valueAt(from), plot.x.valueAt(to)]),
  });

  return (
    <>
      <div ref={element} className={style.chart} style={{ height }}>
        {width > 0 && (
          <SeasonDrawing
            lines={lines}
            dots={dots}
            plot={plot}
            hovered={hovered}
            focused={focused}
            present={shown && dayNumber(shown.day)}
            brushed={brush.span}
            years={years}
          />
        )}
        {hovered && width > 0 && <HoverCard dot={hovered} plot={plot} />}
        <ChartField
          label={text.label(recipe?.title ?? "")}
          how={text.how}
          value={Math.max(0, present)}
          last={own.length - 1}
          valueText={own[present] ? formatDay(own[present].row.day) : messages.none}
          spoken={own[present] ? spokenDot(own[present]) : messages.none}
          onValue={(index) => focus(own[index])}
          onLine={(by) => focus(lineDot(dots, own[Math.max(0, present)], by))}
          onEnter={() => goTo(hovered)}
          onZoom={(by) => setRange(zoomed(range ?? whole, whole, hovered?.day ?? null, by))}
          pointer={{ ...brush.handlers, onDoubleClick: () => setRange(null), onBlur: () => setHover(null) }}
        />
      </div>
      {range && (
        <Button tone="quiet" onPress={() => setRange(null)}>
          {text.reset}
        </Button>
      )}
    </>
  );
}
