import type { Library } from "../library/library.ts";
import { stacRoot } from "./address.ts";
import type { CatalogueAddress } from "./address.ts";
import { withFields } from "./fields.ts";
import type { Protection } from "./protection.ts";
import { search } from "./search.ts";
import { pageToken } from "./search-request.ts";
import type { SearchRequest } from "./search-request.ts";
import { servedItem } from "./served-item.ts";

/** How the page was asked for: the next one is asked for the same way. */
export type PageOrigin =
  | { readonly method: "GET"; readonly href: string; readonly query: URLSearchParams }
  | { readonly method: "POST"; readonly href: string };

/** One page of items with the link to the next. @throws RequestFailure with 400. */
export function itemPage(
  catalogue: { library: Library; address: CatalogueAddress; protection?: Protection },
  request: SearchRequest,
  origin: PageOrigin,
): Record<string, unknown> {
  const { library, address, protection } = catalogue;
  const { page, matched, nextOffset } = search(library, request);
  const { fields } = request;
  const features = page.map((item) => {
    const served = servedItem(item, address, protection);
    return fields === undefined ? served : withFields(served, fields);
  });
  return {
    type: "FeatureCollection",
    features,
    numberMatched: matched,
    numberReturned: features.length,
    links: [
      { rel: "root", type: "application/json", href: stacRoot(address) },
      { rel: "self", type: "application/geo+json", href: selfHref(origin) },
      ...(nextOffset === undefined ? [] : [nextLink(origin, pageToken(nextOffset))]),
    ],
  };
}

function selfHref(origin: PageOrigin): string {
  if (origin.method === "POST" || origin.query.size === 0) return origin.href;
  return `${origin.href}?${origin.query}`;
}

/** STAC API item search, "Paging": with `merge` a client adds the body to the one it sent before. */
function nextLink(origin: PageOrigin, token: string): Record<string, unknown> {
  const link = { rel: "next", type: "application/geo+json", method: origin.method };
  if (origin.method === "POST") return { ...link, href: origin.href, body: { token }, merge: true };
  const query = new URLSearchParams(origin.query);
  query.set("token", token);
  return { ...link, href: `${origin.href}?${query}` };
}
