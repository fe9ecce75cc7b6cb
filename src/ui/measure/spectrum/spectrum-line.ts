import type { SpectrumValue } from "../../../measure/spectrum/read-spectrum.ts";
import type { SpectrumBand } from "../../../measure/spectrum/spectrum-bands.ts";
import type { MeasureOptions } from "../../../measure/types.ts";
import type { Slice } from "../../../timeline/types.ts";

/** The bands of one date. */
export interface SpectrumLine {
  readonly slice: Slice;
  readonly colour: string;
  /** By wavelength; empty while they are read. */
  readonly values: readonly SpectrumValue[];
}

/** What is drawn and what is told of a band; null without a valid pixel. */
export function bandValue(
  value: SpectrumValue | undefined,
  { statistic }: Pick<MeasureOptions, "statistic">,
): number | null {
  return value?.summary?.[statistic] ?? null;
}

/** Every band of the lines once, by wavelength. */
export function bandsOfLines(lines: readonly SpectrumLine[]): readonly SpectrumBand[] {
  const bands = new Map<string, SpectrumBand>();
  for (const { values } of lines)
    for (const value of values) if (!bands.has(value.title)) bands.set(value.title, value);
  return [...bands.values()].toSorted((a, b) => a.wavelength - b.wavelength);
}

/** The bands that share an axis of values: those of the unit that most bands have. */
export function chartedBands(bands: readonly SpectrumBand[]): readonly SpectrumBand[] {
  const counts = new Map<string | undefined, number>();
  for (const { unit } of bands) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [main] = [...counts].toSorted(([, a], [, b]) => b - a);
  return main ? bands.filter(({ unit }) => unit === main[0]) : [];
}

/** The value of a line in a band. */
export function valueIn(line: SpectrumLine, { title }: SpectrumBand): SpectrumValue | undefined {
  return line.values.find((value) => value.title === title);
}

/** Least and greatest of what is drawn, spreads included; null without any. */
export function spectrumExtent(
  lines: readonly SpectrumLine[],
  bands: readonly SpectrumBand[],
  options: Pick<MeasureOptions, "statistic">,
): readonly [low: number, high: number] | null {
  const shown = lines.flatMap((line) =>
    bands.flatMap((band) => {
      const value = valueIn(line, band);
      const drawn = bandValue(value, options);
      return drawn === null || !value?.summary ? [] : [drawn, value.summary.p10, value.summary.p90];
    }),
  );
  return shown.length === 0 ? null : [Math.min(...shown), Math.max(...shown)];
}
