import { plural } from "./plural.ts";

/** The dialog that chooses dates for a composite; loaded with it. */
export const compositeChoice = {
  title: "One picture of several dates",
  recent: "Most recent clear",
  month: (month: string) => `Best clear of ${month}`,
  method: "Each pixel shows",
  from: "From",
  to: "To (included)",
  months: "Months of every year; none means all",
  clear: "Clear share of a date at least",
  chosen: (chosen: number, all: number) => `${chosen} of ${plural(all, "date", "dates")}`,
  tooMany: (most: number) => `A link holds ${most} dates at most. Choose fewer.`,
  noMask: "No mask is on: clouds count as values.",
  masked: "Pixels that the mask hides do not count.",
  show: "Show",
} as const;
