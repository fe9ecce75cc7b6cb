import { messages } from "../../messages.ts";
import { plural } from "../../messages/plural.ts";

const text = messages.measure.chart;

/** Of which years a normal is made: a span where none is missing in it, else each of them. */
export function normalWords(years: readonly number[]): string {
  const [first = 0, last = 0] = [years.at(0), years.at(-1)];
  if (years.length < 2) return text.normal(String(first));
  const isWhole = last - first === years.length - 1;
  return isWhole
    ? `${text.normal(`${first}–${last}`)}, ${plural(years.length, "year", "years")}`
    : text.normal(years.join(", "));
}
