import { dayOfNumber } from "../../../measure/smooth/day-number.ts";
import type { Place } from "../../../measure/types.ts";
import type { YearCurves } from "../years/year-curves.ts";
import { curveDay, type SeasonCurve } from "../curve-of.ts";

/** One place in numbers; null where there is none. */
export interface TableRow {
  readonly place: Place;
  readonly curve: SeasonCurve | null;
  /** Of the latest date that counts. */
  readonly last: number | null;
  readonly lastDay: string | null;
  /** Of all dates that count. */
  readonly mean: number | null;
  /** Of the latest date against the clear date before it. */
  readonly change: number | null;
  /** Of the latest date against the normal of its day. */
  readonly anomaly: number | null;
  /** That the normal is of. */
  readonly normalYears: readonly number[];
  /** Of the second quantity on its latest date that counts. */
  readonly second: number | null;
  /** YYYY-MM-DD */
  readonly start: string | null;
  readonly end: string | null;
  /** Valid pixels of all dates by all pixels of all dates, 0 to 1. */
  readonly valid: number | null;
}

export type SortKey = "name" | "last" | "mean" | "change" | "anomaly" | "second" | "start" | "end" | "valid";

export interface TableOrder {
  readonly key: SortKey;
  readonly descending: boolean;
}

/**
 * @param years null where they are not known
 * @param other of the second quantity
 */
export function tableRow(
  place: Place,
  curve: SeasonCurve | null,
  years: Pick<YearCurves, "lastAnomaly" | "normal"> | null,
  other: SeasonCurve | null = null,
): TableRow {
  const observations = curve?.observations ?? [];
  const last = observations.at(-1);
  const before = observations.at(-2);
  const sum = observations.reduce((total, { value }) => total + value, 0);
  const [n, valid] = (curve?.rows ?? []).reduce(
    ([all, good], row) => [all + row.n, good + row.valid],
    [0, 0],
  );
  const on = (day: number | null | undefined): string | null =>
    curve?.curve && typeof day === "number" ? dayOfNumber(Math.floor(curveDay(curve.curve, day))) : null;
  return {
    place,
    curve,
    last: last?.value ?? null,
    lastDay: last ? dayOfNumber(last.day) : null,
    mean: observations.length > 0 ? sum / observations.length : null,
    change: last && before ? last.value - before.value : null,
    anomaly: years?.lastAnomaly ?? null,
    normalYears: years?.normal?.years ?? [],
    second: other?.observations.at(-1)?.value ?? null,
    start: on(curve?.season?.start),
    end: on(curve?.season?.end),
    valid: n > 0 ? valid / n : null,
  };
}

/** Rows whose name holds the filter, in order; those without a value come last either way. */
export function arranged(
  rows: readonly TableRow[],
  filter: string,
  { key, descending }: TableOrder,
): readonly TableRow[] {
  const sought = filter.trim().toLocaleLowerCase();
  const valueOf = (row: TableRow): string | number | null => (key === "name" ? row.place.name : row[key]);
  return rows
    .filter(({ place }) => place.name.toLocaleLowerCase().includes(sought))
    .toSorted((a, b) => {
      const [left, right] = [valueOf(a), valueOf(b)];
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      const order =
        typeof left === "number" && typeof right === "number"
          ? left - right
          : String(left).localeCompare(String(right), "en", { numeric: true });
      return descending ? -order : order;
    });
}

/** The years that the normals of these places are of, taken together, ascending. */
export function normalYearsOf(rows: readonly TableRow[]): readonly number[] {
  return [...new Set(rows.flatMap(({ normalYears }) => normalYears))].toSorted((a, b) => a - b);
}
