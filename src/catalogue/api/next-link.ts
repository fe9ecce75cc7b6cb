import { isHttp, resolveHref } from "../normalise/href.ts";
import { objectOf, objectsOf, textOf } from "../normalise/read.ts";
import { secured } from "../normalise/href.ts";
import type { PageRequest } from "./page-request.ts";

/** The `next` link: its own method and body; with `merge`, over the body of the request before. */
export function nextOf(links: unknown, request: PageRequest): PageRequest | undefined {
  const link = objectsOf(links).find((item) => item["rel"] === "next");
  const written = textOf(link?.["href"]);
  const href = written === undefined ? undefined : resolveHref(written, request.url);
  if (link === undefined || href === undefined || !isHttp(href)) return undefined;
  const url = secured(href, request.url);
  const method = (textOf(link["method"]) ?? "GET").toUpperCase();
  if (method !== "POST") return { url, method: "GET" };
  const own = objectOf(link["body"]) ?? {};
  // eoAPI and pgstac send only the token and leave out that it is to be merged: a body without the
  // collections that were asked for cannot stand for itself.
  const before = objectOf(request.body) ?? {};
  const merges =
    link["merge"] === true || (before["collections"] !== undefined && own["collections"] === undefined);
  return { url, method: "POST", body: merges ? { ...before, ...own } : own };
}

/**
 * Whether a search by POST has a `next` that is an address without the search, as resto gives it: it would
 * list everything there is.
 */
export function losesSearch(next: PageRequest, asked: PageRequest): boolean {
  return asked.method === "POST" && next.method === "GET" && !namesCollections(next);
}

/**
 * The address with what it lost.
 * @param search the same search by GET
 */
export function withSearch(next: PageRequest, search: PageRequest): PageRequest {
  if (next.method !== "GET" || namesCollections(next)) return next;
  const link = new URL(next.url);
  for (const [name, value] of new URL(search.url).searchParams) {
    if (!link.searchParams.has(name)) link.searchParams.set(name, value);
  }
  return { ...next, url: link.href };
}

function namesCollections({ url }: PageRequest): boolean {
  return new URL(url).searchParams.has("collections");
}

/** Tells requests apart, so that a page is not asked for twice. */
export function requestKey({ method, url, body }: PageRequest): string {
  return `${method} ${url} ${JSON.stringify(body ?? null)}`;
}
