import { formatCount } from "../format.ts";

/** What a person dropped or chose: scenes on this computer. */
export const local = {
  drop: "Drop to open: scenes (GeoTIFFs, STAC items, a folder, a zip) or places (GeoJSON, KML, GPX, shapefile)",
  detail: "On this computer",
  note: "On this computer",
  why: (title: string) =>
    `${title} was dropped onto this page. Its files are read where they are and sent nowhere; files that it names on servers are read without signing in. It is in no link, and gone when the page is closed or reloaded.`,
  close: "Close it",
  share: (title: string) =>
    `${title} is on this computer and is not in the link: the other person sees the place, and can open the files there after you send them.`,
  reading: (title: string, done: number, all: number) =>
    all === 0 ? `Reading ${title}…` : `Reading ${title}: ${formatCount(done)} of ${formatCount(all)} files`,
  stop: "Stop",
  files: "Or files of this computer",
  filesHint: "GeoTIFFs, STAC items, a zip of them, or a text of addresses of GeoTIFFs, one per line.",
  folder: "Or a folder",
  pasted: "Pasted addresses",
  opened: (title: string) => `${title} is open.`,
} as const;
