import type { MeasureOptions, MeasureView } from "./types.ts";

export const DEFAULT_OPTIONS: MeasureOptions = {
  statistic: "mean",
  touched: false,
  maskDilation: 0,
  minimumValidShare: 0.5,
  smoothing: { kind: "whittaker", lambda: 1e4 },
  // Those of Copernicus' High Resolution Vegetation Phenology and Productivity (HR-VPP).
  seasonShares: { start: 0.25, end: 0.15 },
  years: { seasonStart: "01-01" },
  second: null,
};

/** Before anything is measured. */
export const NO_MEASURE: MeasureView = { places: [], chosen: [], tab: null, options: DEFAULT_OPTIONS };
