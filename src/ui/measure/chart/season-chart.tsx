import { useMemo, useState } from "react";
import { dayNumber } from "../../../measure/smooth/day-number.ts";
import type { ClassesRecipe, ExpressionRecipe } from "../../../recipe/types.ts";
import { unitOf } from "../../../recipe/unit.ts";
import type { Slice } from "../../../timeline/types.ts";
import { Button } from "../../controls/button.tsx";
import { formatDay } from "../../format.ts";
import { useShowSlice } from "../../hooks/use-pane.ts";
import { useWidth } from "../../hooks/use-width.ts";
import { messages } from "../../messages.ts";
import { useTimeline } from "../../timeline/timeline-steps.ts";
import { type ChartAxis, useHover } from "../hover.ts";
import { useMeasure } from "../measure.ts";
import { type YearCurves, anomalyOn } from "../years/year-curves.ts";
import { spokenDot } from "../spoken.ts";
import type { ChartLine } from "./chart-line.ts";
import { ChartField } from "./chart-field.tsx";
import style from "./chart.module.css";
import { type Dot, dotsOf, nearestDot, valueExtent } from "./dots.ts";
import { HoverCard } from "./hover-card.tsx";
import { plotOf, withValues } from "./plot.ts";
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

/** The season of every chosen place: dots, band, line, and when it begins and ends. */
export function SeasonChart({ lines, focused, axis, height, years }: SeasonChartProps) {
  const { slices, options, recipe, second } = useMeasure();
  const { slice: shown } = useTimeline();
  const { hover, setHover } = useHover();
  const showSlice = useShowSlice();
  const [element, width] = useWidth<HTMLDivElement>();
  const [range, setRange] = useState<DaySpan | null>(null);

  const dots = useMemo(
    () => lines.flatMap(({ place, curve, axis: side }) => dotsOf(place, curve.rows, options, side)),
    [lines, options],
  );
  const whole = useMemo<DaySpan>(
    () => [dayNumber(slices[0]?.day ?? "1970-01-01"), dayNumber(slices.at(-1)?.day ?? "1970-01-02")],
    [slices],
  );
  const extentOf = (side: ChartAxis) =>
    valueExtent(
      dots.filter((dot) => dot.axis === side),
      lines.flatMap((line) => (line.axis === side && line.curve.curve ? [line.curve.curve.values] : [])),
    ) ?? NO_VALUES;
  const plot = plotOf(
    { width, height },
    range ?? whole,
    axis ?? extentOf("left"),
    axis !== null,
    second !== null,
  );
  const beside = second && {
    plot: withValues(plot, extentOf("right"), false),
    names: { left: withUnit(recipe, slices[0]), right: withUnit(second.recipe, slices[0]) },
  };
  const titleOf = (dot: Dot) => (second && (dot.axis === "right" ? second.recipe : recipe)?.title) || null;

  const anomalyAt = ({ place, axis: side, day, value }: Dot) =>
    years && place.id === focused && side === "left" && value !== null
      ? anomalyOn(years, day, value, options.years.seasonStart)
      : null;

  const hovered = dotAt(dots, hover);
  const own = dotsOfFocus(dots, hover);
  const present = own.findIndex(({ row }) => row.slice === (hover?.slice ?? shown?.id));
  const focus = (dot: Dot | undefined) => {
    setHover(dot ? { place: dot.place.id, slice: dot.row.slice, axis: dot.axis } : null);
  };
  const goTo = (dot: Dot | undefined) => {
    const slice = slices.find(({ id }) => id === dot?.row.slice);
    if (slice) showSlice(slice);
  };
  const yOf = (value: number, side: ChartAxis) =>
    (side === "right" && beside ? beside.plot : plot).y.place(value);
  const find = (at: { x: number; y: number }) => nearestDot(dots, at, { x: plot.x.place, y: yOf }, REACH_PX);
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
            beside={beside}
            hovered={hovered}
            focused={focused}
            present={shown && dayNumber(shown.day)}
            brushed={brush.span}
            years={years}
          />
        )}
        {hovered && width > 0 && (
          <HoverCard dot={hovered} plot={plot} title={titleOf(hovered)} anomaly={anomalyAt(hovered)} />
        )}
        <ChartField
          label={text.label(recipe?.title ?? "")}
          how={text.how}
          value={Math.max(0, present)}
          last={own.length - 1}
          valueText={own[present] ? formatDay(own[present].row.day) : messages.none}
          spoken={
            own[present]
              ? spokenDot(own[present], titleOf(own[present]), anomalyAt(own[present]))
              : messages.none
          }
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

/** "NDVI", or "Temperature, K" */
function withUnit(recipe: ExpressionRecipe | ClassesRecipe | null, slice: Slice | undefined): string {
  if (!recipe) return "";
  return [recipe.title, slice && unitOf(recipe, slice)].filter(Boolean).join(", ");
}
