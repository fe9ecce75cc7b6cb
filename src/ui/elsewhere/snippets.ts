import { comment, pythonString, shellWord } from "../../code/quote.ts";

export type Tool = "gdal" | "curl" | "python";

/** What a tool is to read, and what that takes. */
export interface Reading {
  readonly address: string;
  /** `document`: JSON of a catalogue; `file`: a raster. */
  readonly kind: "file" | "document";
  /** The value of the Authorization header. */
  readonly authorisation?: string;
  /** What is to be known before it is run, in sentences. */
  readonly notes: readonly string[];
}

/** Text for a POSIX shell or for Python that reads it without the page. A secret wherever it has an authorisation. */
export function snippet(tool: Tool, reading: Reading): string {
  if (tool === "gdal") return gdal(reading);
  if (tool === "curl") return curl(reading);
  return reading.kind === "file" ? pythonFile(reading) : pythonDocument(reading);
}

/** The header is in the environment of the one command: process lists do not show it, other commands do not send it. */
function gdal({ address, authorisation, notes }: Reading): string {
  const header =
    authorisation === undefined ? "" : `GDAL_HTTP_HEADERS=${shellWord(gdalHeader(authorisation))} \\\n  `;
  const needs = authorisation === undefined ? [] : ["GDAL 3.6 or later."];
  return `${comment([...notes, ...needs])}GDAL_DISABLE_READDIR_ON_OPEN=EMPTY_DIR ${header}gdalinfo ${shellWord(`/vsicurl/${address}`)}\n`;
}

/** GDAL separates headers by commas, except in double quotes. */
function gdalHeader(authorisation: string): string {
  const header = `Authorization: ${authorisation}`;
  return /[",]/.test(header) ? `"${header.replaceAll(/["\\]/g, String.raw`\$&`)}"` : header;
}

/** The header comes from standard input: process lists do not show it. Braces in addresses are no patterns. */
function curl({ address, kind, authorisation, notes }: Reading): string {
  const output = kind === "file" ? ` --output ${shellWord(fileName(address))}` : "";
  const command = `curl --fail --globoff${output}`;
  const url = shellWord(address);
  return authorisation === undefined
    ? `${comment(notes)}${command} ${url}\n`
    : `${comment(notes)}${command} --header @- ${url} <<'HEADER'\nAuthorization: ${authorisation}\nHEADER\n`;
}

function pythonFile({ address, authorisation, notes }: Reading): string {
  const header =
    authorisation === undefined ? "" : `, GDAL_HTTP_HEADERS=${pythonString(gdalHeader(authorisation))}`;
  return `${comment(notes)}import rasterio

with rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR"${header}):
    with rasterio.open(${pythonString(address)}) as file:
        print(file.profile)
`;
}

function pythonDocument({ address, authorisation, notes }: Reading): string {
  if (authorisation === undefined) {
    return `${comment(notes)}import json
import urllib.request

with urllib.request.urlopen(${pythonString(address)}) as answer:
    print(json.dumps(json.load(answer), indent=2))
`;
  }
  return `${comment(notes)}import json
import urllib.request


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """Python would send the header to wherever a redirect leads."""

    def redirect_request(self, *arguments):
        return None


request = urllib.request.Request(${pythonString(address)})
request.add_header("Authorization", ${pythonString(authorisation)})
with urllib.request.build_opener(NoRedirects).open(request) as answer:
    print(json.dumps(json.load(answer), indent=2))
`;
}

/** The last part of the address as a name that is harmless in any folder. */
function fileName(address: string): string {
  const last = new URL(address).pathname.split("/").findLast((part) => part !== "") ?? "";
  return last.replaceAll(/[^A-Za-z0-9._-]/g, "_").replace(/^[.-]+/, "") || "file";
}
