import { plural } from "./plural.ts";

const signedNote = (until: string | undefined): string =>
  until === undefined
    ? ""
    : ` Some are signed: they work until ${until} at the latest, without a sign-in. Do not share them.`;

/** What is copied for programs outside of the page. Some of these sentences go into what is copied, as comments. */
export const elsewhere = {
  title: "Use elsewhere",
  why: "Text for a shell (Linux, macOS, WSL) or for Python. It is made when you press a button, and kept nowhere.",
  copyFor: (tool: string) => `Copy for ${tool}`,
  tools: { gdal: "GDAL", curl: "curl", python: "Python" },
  copied: (tool: string, notes: readonly string[]) => [`Copied for ${tool}.`, ...notes].join(" "),
  secret: (until: string | undefined) =>
    `The authorisation header is a secret: it reads data in your name${until === undefined ? "; its end is not known" : ` until ${until}`}. Do not share or store it.`,
  signed: (until: string | undefined) =>
    `The address is signed: it can be read without a sign-in${until === undefined ? "" : ` until ${until}`}. Do not share it.`,
  signedOut: (provider: string) =>
    `There is no authorisation header: you are not signed in to ${provider}, so the service may refuse the request.`,
  bound: (provider: string) =>
    `The token of ${provider} is bound to a key that cannot leave this browser (DPoP), so it cannot be used elsewhere. Nothing was copied.`,
  refused: "The browser did not allow it to be copied.",
  ofFile: "GDAL reads a file of the date that is shown; curl and Python ask the catalogue.",
  addresses: "Copy the addresses of all files",
  dates: "Copy the dates",
  addressesCopied: (count: number, until: string | undefined) =>
    `${plural(count, "address", "addresses")} copied.${signedNote(until)}`,
  firstPage: "The first page; its link with rel=next leads to the others.",
  needsPystacClient: "pip install pystac-client",
  lacksConditions: "The service cannot be asked for all conditions; test the items for the others.",
  take: {
    label: "Take the results along",
    csv: "Files of the scenes as CSV",
    geojson: "Scenes as GeoJSON",
    addresses: "Addresses of the files as text",
    dates: "Dates as text",
    pystac: "Copy the search for pystac-client",
    curl: "Copy the search for curl",
    tools: { pystac: "pystac-client", curl: "curl" },
    partial: (catalogue: string) => `${catalogue} has more scenes; files hold those that are loaded.`,
    saved: (scenes: number, addresses: number, until: string | undefined) =>
      `Saved ${plural(scenes, "scene", "scenes")} with ${plural(addresses, "address", "addresses")}.${signedNote(until)}`,
    datesSaved: (count: number) => `Saved ${plural(count, "date", "dates")}.`,
    noCode: (catalogue: string) =>
      `${catalogue} is no service that other programs could ask for this search.`,
  },
  datesCopied: (count: number) => `${plural(count, "date", "dates")} copied.`,
} as const;
