import { plural } from "./plural.ts";

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
    `${plural(count, "address", "addresses")} copied.${until === undefined ? "" : ` Some are signed: they work until ${until} at the latest, without a sign-in. Do not share them.`}`,
  datesCopied: (count: number) => `${plural(count, "date", "dates")} copied.`,
} as const;
