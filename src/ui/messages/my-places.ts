import { formatCount } from "../format.ts";
import { plural } from "./plural.ts";

/** Places that are kept in this browser. */
export const myPlaces = {
  title: "My places",
  where:
    "Kept in this browser on this computer, also after signing out and “Remove everything” of an account, until you delete them here or the data of this site are cleared.",
  save: (count: number) => `Save ${plural(count, "place", "places")}`,
  saved: (count: number) => `${plural(count, "place", "places")} saved in this browser.`,
  allSaved: "All places shown are saved",
  noneShown: "Mark a place to save it",
  open: (name: string) => `Open ${name}`,
  remove: (name: string) => `Delete ${name} from my places`,
  removed: (name: string) => `${name} deleted from my places.`,
  undo: "Undo",
  export: "Export",
  import: "Import…",
  imported: (count: number) =>
    count === 0
      ? "All places of the file are saved already."
      : `${plural(count, "place", "places")} of the file saved in this browser.`,
  looking: (name: string) => `${name}: looking for new acquisitions…`,
  seen: (day: string) => `seen up to ${day}`,
  neverSeen: "not looked at yet",
  fresh: (name: string, count: number, all: number, day: string, mostCloudCover: number) =>
    count === 0 && all === 0
      ? `${name}: nothing new since ${day}.`
      : `${name}: ${formatCount(count)} new clear ${count === 1 ? "acquisition" : "acquisitions"} since ${day} (at most ${mostCloudCover} % cloud, of ${formatCount(all)} new).`,
  firstLook: (name: string) => `${name}: from now on, opening it tells what is new since this look.`,
} as const;
