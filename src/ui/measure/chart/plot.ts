import { type LinearScale, linearScale, roundTicks } from "./scales.ts";

/** Where things are in a chart. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of days since 1 January 1970, or days of a season. */
  readonly x: LinearScale;
  readonly y: LinearScale;
  readonly ticks: readonly number[];
}

const MARGIN = { left: 38, right: 12, top: 20, bottom: 24 } as const;
/** With a value axis at the right, too, and the names of both above them. */
const MARGIN_OF_TWO = { ...MARGIN, right: 44, top: 36 } as const;
/** CSS pixels between two lines of the value axis. */
const TICK_ROOM = 34;
/** Days left free before the first and after the last date, as a share of all. */
const SIDE = 0.02;

/**
 * @param days first and last of what is shown
 * @param values lowest and highest; where `fixed`, the axis ends exactly there
 * @param twoAxes leaves room for another one; see `withValues`
 */
export function plotOf(
  size: { readonly width: number; readonly height: number },
  days: readonly [from: number, to: number],
  values: readonly [low: number, high: number],
  fixed: boolean,
  twoAxes = false,
): Plot {
  const { width, height } = size;
  const margin = twoAxes ? MARGIN_OF_TWO : MARGIN;
  const { left, top } = margin;
  const right = Math.max(left + 1, width - margin.right);
  const bottom = height - margin.bottom;
  const side = Math.max(1, (days[1] - days[0]) * SIDE);
  const x = linearScale(days[0] - side, days[1] + side, left, right);
  return { width, height, left, right, top, bottom, x, ...valueAxis(values, fixed, top, bottom) };
}

/** The same place for other values. */
export function withValues(plot: Plot, values: readonly [low: number, high: number], fixed: boolean): Plot {
  return { ...plot, ...valueAxis(values, fixed, plot.top, plot.bottom) };
}

function valueAxis(
  values: readonly [low: number, high: number],
  fixed: boolean,
  top: number,
  bottom: number,
): Pick<Plot, "y" | "ticks"> {
  const most = Math.max(2, Math.floor((bottom - top) / TICK_ROOM));
  const [low, high] = values[1] > values[0] ? values : [values[0] - 0.5, values[0] + 0.5];
  const ticks = roundTicks(low, high, most);
  const [bottomValue, topValue] = fixed ? [low, high] : [ticks[0] ?? low, ticks.at(-1) ?? high];
  return {
    y: linearScale(bottomValue, topValue, bottom, top),
    ticks: ticks.filter((tick) => tick >= bottomValue - 1e-9 && tick <= topValue + 1e-9),
  };
}

/** The `d` of a line through values that stand a day apart; broken where one is not finite. */
export function dailyPath(values: ArrayLike<number>, firstDay: number, { x, y }: Plot): string {
  const parts: string[] = [];
  let pen = "M";
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      pen = "M";
      continue;
    }
    parts.push(`${pen}${x.place(firstDay + index).toFixed(1)} ${y.place(value).toFixed(1)}`);
    pen = "L";
  }
  return parts.join("");
}

/** The `d` of an area between two lines of days and values; empty with fewer than two days. */
export function bandPath(
  days: readonly { readonly day: number; readonly low: number; readonly high: number }[],
  { x, y }: Plot,
): string {
  if (days.length < 2) return "";
  const at = (day: number, value: number): string =>
    `${x.place(day).toFixed(1)} ${y.place(value).toFixed(1)}`;
  const there = days.map(({ day, high }) => at(day, high));
  const back = days.toReversed().map(({ day, low }) => at(day, low));
  return `M${[...there, ...back].join("L")}Z`;
}
