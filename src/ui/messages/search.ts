import { formatCount } from "../format.ts";
import { plural } from "./plural.ts";

/** The search form and its results. */
export const search = {
  collection: "Collection",
  chooseCollection: "Choose a collection",
  findCollection: "Find a collection",
  edit: "Change the search",
  done: "Show the results",
  renewing: "The signed addresses of the files run out; the catalogue is asked for new ones.",
  unreadableExtent: "its area cannot be read",
  noCollection: "No collection has that name.",
  collectionsFailed: "The collections could not be listed",
  loadingCollections: "Reading the collections…",
  licence: (licence: string) => `Licence: ${licence}`,
  about: "About this collection",
  aboutService: "About this service",
  from: "From",
  to: "To (included)",
  anyTime: "any time",
  today: "today",
  previousMonth: "Previous month",
  nextMonth: "Next month",
  presets: "Dates",
  presetMonth: "Last month",
  presetSeason: "Season",
  presetYear: "Year",
  presetAll: "All dates",
  cloud: "Cloud cover",
  upTo: (percent: number) => (percent >= 100 ? "any" : `up to ${percent} %`),
  here: "Search this area",
  slices: (count: number) => plural(count, "date", "dates"),
  scenes: (count: number) => plural(count, "scene", "scenes"),
  loadedOf: (loaded: number, matched: number) => `${formatCount(loaded)} of ${formatCount(matched)} scenes`,
  searching: "Searching…",
  reading: (read: number, known: number) => `${formatCount(read)} of ${formatCount(known)} files read`,
  stop: "Stop",
  more: "Load more",
  retry: "Try again",
  failed: "The search did not work",
  furtherFailed: "Further pages are missing",
  idle: (catalogue: string) => `${catalogue} repeats scenes on its next pages: further pages are missing.`,
  unsorted: (catalogue: string) =>
    `${catalogue} cannot sort: what is loaded so far need not be the newest. Load more, or search a shorter time.`,
  cutShort: (loaded: string) =>
    `${loaded} scenes are loaded, which is as many as can be shown at once. There are more: search a smaller area, a shorter time, or with a condition.`,
  byDate: "By date",
  byScene: "By scene",
  newestFirst: "Newest first",
  oldestFirst: "Oldest first",
  clearestFirst: "Clearest first",
  highestFirst: "Highest values first",
  results: "Results",
  notSearched: "Choose a collection to see what there is of this place.",
} as const;

/** A search that found nothing. */
export const empty = {
  title: "Nothing matches",
  why: (asked: { readonly dates: boolean; readonly clouds: boolean; readonly others: boolean }) =>
    [
      "No scene of this collection lies in this area",
      asked.dates ? "at these dates" : "",
      asked.clouds ? "with so few clouds" : "",
      asked.others ? "with these properties" : "",
    ]
      .filter((part) => part !== "")
      .join(", ") + ".",
  allClouds: "Allow any cloud cover",
  allProperties: "Search without the other conditions",
  allDates: "Search all dates",
  goThere: "Go to where the collection has data",
} as const;
