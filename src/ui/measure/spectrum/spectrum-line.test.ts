import { describe, expect, it } from "vitest";
import type { SpectrumValue } from "../../../measure/spectrum/read-spectrum.ts";
import type { Summary } from "../../../raster/stats/summary.ts";
import type { Slice } from "../../../timeline/types.ts";
import { bandsOfLines, chartedBands, spectrumExtent, type SpectrumLine } from "./spectrum-line.ts";

function value(title: string, wavelength: number, mean: number | null, unit?: string): SpectrumValue {
  const summary =
    mean === null ? null : ({ mean, median: mean, p10: mean - 0.1, p90: mean + 0.2 } as Summary);
  const band = { reference: title, title, wavelength, assumed: false, ...(unit ? { unit } : {}) };
  return { ...band, n: 4, valid: summary ? 4 : 0, summary };
}

function line(...values: readonly SpectrumValue[]): SpectrumLine {
  return { slice: {} as Slice, colour: "#0072b2", values };
}

const lines = [
  line(value("nir", 0.842, 0.5), value("thermal", 10.9, 300, "K")),
  line(value("red", 0.665, null), value("nir", 0.842, 0.7)),
];

describe("several dates over each other", () => {
  it("share their bands, each once and by wavelength", () => {
    expect(bandsOfLines(lines).map(({ title }) => title)).toEqual(["red", "nir", "thermal"]);
    expect(bandsOfLines([line()])).toEqual([]);
  });

  it("leave bands of another unit than most to the table", () => {
    expect(chartedBands(bandsOfLines(lines)).map(({ title }) => title)).toEqual(["red", "nir"]);
    expect(chartedBands([])).toEqual([]);
  });

  it("reach from the least 10th percentile to the greatest 90th of what is drawn", () => {
    const bands = chartedBands(bandsOfLines(lines));
    const [low, high] = spectrumExtent(lines, bands, { statistic: "mean" }) ?? [];
    expect(low).toBeCloseTo(0.4, 9);
    expect(high).toBeCloseTo(0.9, 9);
    expect(spectrumExtent([line(value("red", 0.665, null))], bands, { statistic: "mean" })).toBeNull();
  });
});
