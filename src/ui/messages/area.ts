import { formatCount } from "../format.ts";
import { plural } from "./plural.ts";

/** How clear the searched outline is on each date, and the sheet of all of them. */
export const area = {
  clear: "Clear in my area",
  atLeast: (percent: number) => (percent <= 0 ? "any" : `at least ${percent} %`),
  reading: (done: number, total: number) => `${formatCount(done)} of ${plural(total, "date", "dates")} read`,
  size: (kilobytes: string) => `${kilobytes} kB`,
  failed: (count: number) =>
    `${plural(count, "date", "dates")} could not be read; the catalogue’s number stands there.`,
  overBudget: "Reading paused here, so as not to load more unasked.",
  stop: "Stop",
  more: "Read on",
  noMask:
    "These scenes have no cloud mask that can be read: the numbers are the catalogue’s, of whole tiles.",
  resolution: (metres: string) => `Counted in pixels of about ${metres}.`,
  hidden: (count: number) => `${plural(count, "date is", "dates are")} left out by this.`,
  ofTiles: (percent: number) => `${Math.round(percent)} % tile`,
  ofTilesWhy: "By the catalogue, of the whole tile: this area has not been read yet",
  ofArea: (percent: number) => `${Math.round(percent)} % of my area clear`,
  covered: (percent: number) => `${Math.round(percent)} % covered`,
  key: "Bar: clear share of my area (pale: of the tiles)",
} as const;
