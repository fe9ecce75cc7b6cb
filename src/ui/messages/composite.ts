import type { Reduction } from "../../timeline/types.ts";

const methods: Readonly<Record<Reduction, string>> = {
  first: "First clear",
  min: "Minimum",
  max: "Maximum",
  mean: "Mean",
  median: "Median",
  count: "Clear dates",
};

/** Complete only when it says "all". */
const dates = (done: number, all: number) => (done === all ? `all ${all} dates` : `${done} of ${all} dates`);

/** Pictures of several dates. */
export const composite = {
  open: "Composite of several dates…",
  methods,
  dates,
  of: (method: Reduction, done: number, all: number) => `${methods[method]} of ${dates(done, all)}`,
  reading: (done: number, all: number) => `${dates(done, all)}, reading more`,
  /** Of a value that several dates make. */
  valid: (count: number) => `of ${count} valid ${count === 1 ? "date" : "dates"}`,
  stop: "Stop",
} as const;
