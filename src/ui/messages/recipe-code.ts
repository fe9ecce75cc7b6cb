import { formatCount } from "../format.ts";

/** The dialog with the layer in other languages. */
export const recipeCode = {
  open: "Recipe as code",
  title: "Recipe as code",
  why: "The layer on the map for other programs: search or files, area, dates, mask, scale and offset. It holds no password, token or signed address.",
  language: "Language",
  area: "Area",
  areas: { search: "Area of the search", view: "What the map shows" },
  output: "Result",
  outputs: {
    median: "One map: median of all dates",
    max: "One map: maximum of all dates",
    picture: "One picture: median, in the colours' range",
    dates: "A map per date",
    month: "A map per month: median",
    dekad: "A map per ten days: median",
    areas: "A table: mean of each marked area and date",
  },
  code: "Code",
  download: "Download",
  notes: "What to know",
  pixels: (width: number, height: number) => `${formatCount(width)} × ${formatCount(height)} pixels`,
  waiting: "Writing…",
  nothing: "Search a collection first: there is no date on the map.",
} as const;
