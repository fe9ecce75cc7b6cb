import { objectOf, objectsOf, textOf, type JsonObject } from "./read.ts";

/** A place a file can be had from, with what is said about it there. */
export interface Place {
  /** Absolute URL of any scheme. */
  readonly href: string;
  /** The object it was written in: the asset itself or one of its alternates. */
  readonly said: JsonObject;
}

/**
 * Where a browser can get the file: the asset's own address when that is http(s), else the first
 * alternate (alternate-assets extension) that is. Without any, the asset's own address.
 * @param base address of the item, for relative ones
 */
export function placeOf(asset: JsonObject, base: string | undefined): Place | undefined {
  const own = placeIn(asset, base);
  if (own !== undefined && isHttp(own.href)) return own;
  const others = alternatesOf(asset).map((said) => placeIn(said, base));
  return others.find((place) => place !== undefined && isHttp(place.href)) ?? own ?? others[0];
}

function placeIn(said: JsonObject, base: string | undefined): Place | undefined {
  const written = textOf(said["href"]);
  const href = written === undefined ? undefined : resolveHref(written, base);
  if (href === undefined) return undefined;
  // Behind proxies many APIs give http addresses of their own files, which an https page may not ask.
  return { href: base === undefined ? href : secured(href, base), said };
}

function alternatesOf(asset: JsonObject): readonly JsonObject[] {
  return objectsOf(Object.values(objectOf(asset["alternate"]) ?? {}));
}

/** Absolute form of an address; undefined when it is relative and there is nothing to start from. */
export function resolveHref(href: string, base: string | undefined): string | undefined {
  try {
    return new URL(withoutGdal(href.trim()), base).href;
  } catch {
    return undefined;
  }
}

/** Addresses as GDAL writes them: `/vsicurl/https://…`, `/vsis3/bucket/…`. */
function withoutGdal(href: string): string {
  return href.replace(/^\/vsicurl(?:_streaming)?\/(?=https?:)/, "").replace(/^\/vsi(s3|gs)\//, "$1://");
}

/** `href` over https where it names the host of `url`, and `url` is https. */
export function secured(href: string, url: string): string {
  const target = new URL(href);
  const page = new URL(url);
  const same = target.hostname === page.hostname && target.protocol === "http:" && page.protocol === "https:";
  if (!same) return href;
  target.protocol = "https:";
  target.port = page.port;
  return target.href;
}

export function isHttp(href: string): boolean {
  return /^https?:\/\//i.test(href);
}

/** The first http(s) address of `rel` among the links of a STAC object. */
export function linkHref(
  links: unknown,
  rel: string,
  base: string | undefined,
  accept: (link: JsonObject) => boolean = () => true,
): string | undefined {
  for (const link of objectsOf(links)) {
    const href = link["rel"] === rel && accept(link) ? textOf(link["href"]) : undefined;
    const resolved = href === undefined ? undefined : resolveHref(href, base);
    if (resolved !== undefined && isHttp(resolved)) return resolved;
  }
  return undefined;
}
