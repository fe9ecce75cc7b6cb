/** Landsat 1 was launched in 1972. */
const FIRST_YEAR = 1972;
const LAST_YEAR = 2099;

const YEAR = String.raw`(?<year>(?:19|20)\d{2})`;
const TIME = String.raw`(?:[T_-]?(?<hour>[01]\d|2[0-3])[:-]?(?<minute>[0-5]\d)[:-]?(?<second>[0-5]\d))?`;
const SEPARATED = new RegExp(
  String.raw`(?<!\d)${YEAR}([-_.])(?<month>\d{2})\2(?<day>\d{2})${TIME}(?!\d)`,
  "g",
);
const COMPACT = new RegExp(String.raw`(?<!\d)${YEAR}(?<month>\d{2})(?<day>\d{2})${TIME}(?!\d)`, "g");
const DAY_OF_YEAR = new RegExp(String.raw`(?<![\dB-Z])${YEAR}(?<dayOfYear>\d{3})${TIME}(?!\d)`, "g");

export interface NamedDate {
  /** ISO 8601 in UTC. */
  readonly datetime: string;
  /** The name without any date. */
  readonly rest: string;
}

/**
 * The first date in the name of a file: "S2A_20250601T103021_B04", "2025-06-01", "2025_06_01", and the day of the year
 * as MODIS has it ("A2025152"). Names of products begin with the acquisition; what follows is when they were made.
 */
export function dateOfName(name: string): NamedDate | undefined {
  const found = [SEPARATED, COMPACT, DAY_OF_YEAR]
    .flatMap((pattern) => Array.from(name.matchAll(pattern)))
    .toSorted((one, other) => one.index - other.index);
  const dates = found.flatMap((match) => {
    const datetime = instantOf(match.groups ?? {});
    return datetime === undefined ? [] : [{ datetime, written: match[0] }];
  });
  const [first] = dates;
  if (first === undefined) return undefined;
  const rest = dates.reduce((text, { written }) => text.replace(written, " "), name);
  return { datetime: first.datetime, rest };
}

function instantOf(written: Readonly<Record<string, string | undefined>>): string | undefined {
  const part = (name: string, otherwise: number) => Number(written[name] ?? otherwise);
  const year = part("year", 0);
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const [month, day] = written["dayOfYear"] ? [1, part("dayOfYear", 1)] : [part("month", 1), part("day", 1)];
  const time = Date.UTC(year, month - 1, day, part("hour", 0), part("minute", 0), part("second", 0));
  const date = new Date(time);
  // The 31st of June is no date, and neither is day 400 of a year.
  const isKept = date.getUTCFullYear() === year && (written["dayOfYear"] || date.getUTCMonth() === month - 1);
  return isKept && day > 0 ? date.toISOString() : undefined;
}

/** "2025:06:01 10:30:21", as TIFF has it; cameras and clocks that were not set write nought. */
export function dateOfTag(text: string | undefined): string | undefined {
  const match = /^\s*(\d{4}):(\d{2}):(\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(text ?? "");
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return instantOf({ year, month, day, hour, minute, second });
}
