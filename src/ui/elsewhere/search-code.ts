import type { SearchCall } from "../../catalogue/catalogue.ts";
import { pythonLiteral } from "../../code/python-literal.ts";
import { comment, pythonString, shellWord } from "../../code/quote.ts";
import { messages } from "../messages.ts";

const text = messages.elsewhere;

/** A search for another program, and what that takes. A secret where it has an authorisation. */
export interface SearchReading {
  /** The landing page. */
  readonly catalogue: string;
  readonly call: SearchCall;
  /** The value of the Authorization header. */
  readonly authorisation?: string;
  /** What is to be known before it is run, in sentences. */
  readonly notes: readonly string[];
}

/** The first page as curl asks for it. The header comes from standard input: process lists do not show it. */
export function curlSearch({ call, authorisation, notes }: SearchReading): string {
  const { url, method, body } = call;
  const sends =
    method === "POST"
      ? ` --header 'Content-Type: application/json' --data ${shellWord(JSON.stringify(body ?? {}))}`
      : "";
  const command = `curl --fail --globoff${sends}`;
  const lines = comment([...notes, ...lacking(call), text.firstPage]);
  return authorisation === undefined
    ? `${lines}${command} ${shellWord(url)}\n`
    : `${lines}${command} --header @- ${shellWord(url)} <<'HEADER'\nAuthorization: ${authorisation}\nHEADER\n`;
}

/** Parameters of a search that pystac-client calls otherwise. */
const KEYWORDS: Readonly<Record<string, string>> = { "filter-lang": "filter_lang" };

/**
 * All pages with pystac-client. Its own `headers` would go to every server that a link of the catalogue names, so the
 * authorisation is added to requests of the catalogue's own server only.
 */
export function pystacSearch({ catalogue, call, authorisation, notes }: SearchReading): string {
  const keywords = Object.entries(call.parameters).map(
    ([name, value]) => `    ${KEYWORDS[name] ?? name}=${pythonLiteral(value, 1)},\n`,
  );
  const method = call.method === "GET" ? '    method="GET",\n' : "";
  const origin = `${new URL(catalogue).origin}/`;
  const authorise =
    authorisation === undefined
      ? ""
      : `def authorise(request):
    if request.url.startswith(${pythonString(origin)}):
        request.headers["Authorization"] = ${pythonString(authorisation)}
    return request


`;
  const modifier = authorisation === undefined ? "" : ", request_modifier=authorise";
  const head = comment([...notes, ...lacking(call), text.needsPystacClient]);
  return `${head}from pystac_client import Client

${authorise === "" ? "" : `\n${authorise}`}catalogue = Client.open(${pythonString(catalogue)}${modifier})
search = catalogue.search(
${method}${keywords.join("")})
for item in search.items():
    print(item.datetime, item.id)
    for key, asset in item.assets.items():
        print("   ", key, asset.href)
`;
}

function lacking({ lacksConditions }: SearchCall): readonly string[] {
  return lacksConditions ? [text.lacksConditions] : [];
}
