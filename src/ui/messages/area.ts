import { formatCount } from "../format.ts";
import { plural } from "./plural.ts";

/** How clear the searched outline is on each date, and the sheet of all of them. */
export const area = {
  clear: "Clear in my area",
  atLeast: (percent: number) => (percent <= 0 ? "any" : `≥ ${percent} %`),
  searched: (least: number | null) => (least === null ? "my area" : `my area ≥ ${least} % clear`),
  reading: (done: number, total: number) => `${formatCount(done)} of ${plural(total, "date", "dates")} read`,
  size: (kilobytes: string) => `${kilobytes} kB`,
  failed: (count: number) =>
    `${plural(count, "date", "dates")} could not be read; the catalogue’s number stands there.`,
  overBudget: "Reading paused here, so as not to load more unasked.",
  stop: "Stop",
  more: "Read on",
  noMask:
    "These scenes have no cloud mask that can be read: the numbers are the catalogue’s, of whole tiles.",
  resolution: (metres: string) => `pixels of ${metres}`,
  hidden: (count: number) => `${formatCount(count)} left out`,
  ofTiles: (percent: number) => `${Math.round(percent)} % tile`,
  ofTilesWhy: "By the catalogue, of the whole tile: this area has not been read yet",
  covered: (percent: number) => `${Math.round(percent)} % covered`,
  sheet: {
    show: "Contact sheet: a picture of each date",
    list: "List of the dates",
    label: "Contact sheet",
    include: (day: string) => `Include ${day}`,
    excluded: (count: number) => `${plural(count, "date", "dates")} excluded`,
    takeBack: "Take all back",
    most: (count: number) => `A link names up to ${formatCount(count)} excluded dates.`,
    mostAdvice: "Search a shorter time, or ask for more clear ground.",
  },
  key: "Bar: clear share of my area (pale: of the tiles)",
} as const;
