import type { CatalogueConfig } from "../../config/types.ts";
import { displayUrl, ProblemError } from "../../problem/problem.ts";
import { isHttp, resolveHref, secured } from "../normalise/href.ts";
import { objectOf, objectsOf, textOf, textsOf, type JsonObject } from "../normalise/read.ts";
import { formatError } from "./problems.ts";

/** How the cloud cover of an item search can be limited. */
export type FilterLanguage = "cql2-json" | "cql2-text" | "query";

/** What a STAC API offers, from its landing page and conformance classes. */
export interface Abilities {
  readonly title: string;
  readonly collectionsUrl: string;
  readonly searchUrl: string;
  readonly methods: readonly ("POST" | "GET")[];
  /** Best first; none where the API cannot filter by property. */
  readonly filters: readonly FilterLanguage[];
  readonly sortable: boolean;
  /** What all collections can be filtered by. */
  readonly queryablesUrl?: string;
  /** Where it counts items instead of listing them (aggregation extension). */
  readonly aggregateUrl?: string;
}

/**
 * Reads a landing page.
 * @param page the parsed answer
 * @param url where it was read from
 * @param conformance the answer at `conformanceUrl`, where that was asked
 * @throws ProblemError when it is no STAC, or a STAC without item search
 */
export function abilitiesOf(
  catalogue: CatalogueConfig,
  page: unknown,
  url: string,
  conformance?: unknown,
): Abilities {
  const landing = objectOf(page);
  const links = objectsOf(landing?.["links"]);
  if (landing === undefined || links.length === 0 || !looksLikeStac(landing)) {
    throw formatError(catalogue, url, "JSON that is not a STAC landing page");
  }
  const searches = links.filter((link) => link["rel"] === "search" && !isOtherFormat(link));
  const searchUrl = searches.map((link) => address(link, url)).find((href) => href !== undefined);
  if (searchUrl === undefined) throw withoutSearch(catalogue, url);
  const data = links.find((link) => link["rel"] === "data" && !isOtherFormat(link));
  const classes = textsOf(landing["conformsTo"] ?? objectOf(conformance)?.["conformsTo"]);
  const queryables = links.find((link) => QUERYABLES.test(textOf(link["rel"]) ?? ""));
  const queryablesUrl = queryables && address(queryables, url);
  const aggregate = links.find((link) => link["rel"] === "aggregate" && isByGet(link));
  const aggregateUrl = aggregate && address(aggregate, url);
  const offered = searches.map((link) => (textOf(link["method"]) ?? "").toUpperCase());
  return {
    title: textOf(landing["title"]) ?? catalogue.title,
    searchUrl,
    collectionsUrl: (data && address(data, url)) ?? collectionsBeside(url),
    // A landing page that names no method means GET (STAC API 1.0); before 1.0 POST was common, too.
    methods: offered.includes("POST") || offered.every((method) => method === "") ? ["POST", "GET"] : ["GET"],
    filters: filtersOf(classes),
    sortable: classes.some((item) => /item-search#sort/.test(item)),
    ...(queryablesUrl === undefined ? {} : { queryablesUrl }),
    ...(aggregateUrl === undefined ? {} : { aggregateUrl }),
  };
}

function isByGet(link: JsonObject): boolean {
  return (textOf(link["method"]) ?? "GET").toUpperCase() === "GET";
}

/** OGC's relation, and the short one of older services. */
const QUERYABLES = /^(?:https?:\/\/www\.opengis\.net\/def\/rel\/ogc\/1\.0\/)?queryables$/;

/** Where a landing page that does not list its conformance classes has them; undefined when it does. */
export function conformanceUrl(page: unknown, url: string): string | undefined {
  const landing = objectOf(page);
  if (landing === undefined || Array.isArray(landing["conformsTo"])) return undefined;
  const link = objectsOf(landing["links"]).find(
    (item) => item["rel"] === "conformance" && !isOtherFormat(item),
  );
  return link && address(link, url);
}

function looksLikeStac(landing: JsonObject): boolean {
  return textOf(landing["stac_version"]) !== undefined || Array.isArray(landing["conformsTo"]);
}

/** Some servers repeat every link per format: HTML, YAML, OpenSearch. */
export function isOtherFormat(link: JsonObject): boolean {
  const type = textOf(link["type"])?.toLowerCase();
  return type !== undefined && !type.includes("json");
}

/**
 * The absolute address of a link. Behind proxies many APIs give http addresses of themselves, which
 * an https page may not ask: the same host over https is what they mean.
 */
function address(link: JsonObject, url: string): string | undefined {
  const written = textOf(link["href"]);
  const href = written === undefined ? undefined : resolveHref(written, url);
  return href === undefined || !isHttp(href) ? undefined : secured(href, url);
}

function collectionsBeside(url: string): string {
  return `${url.replace(/[?#].*$/s, "").replace(/\/$/, "")}/collections`;
}

function filtersOf(classes: readonly string[]): FilterLanguage[] {
  const search = classes.some((item) => /item-search#filter|features-filter/.test(item));
  const has = (pattern: RegExp): boolean => classes.some((item) => pattern.test(item));
  const filters: FilterLanguage[] = [];
  if (search && has(/cql2-json/)) filters.push("cql2-json");
  if (search && has(/cql2-text/)) filters.push("cql2-text");
  if (has(/item-search#query/)) filters.push("query");
  return filters;
}

function withoutSearch(catalogue: CatalogueConfig, url: string): ProblemError {
  return new ProblemError({
    kind: "unsupported",
    message: `${catalogue.title} offers neither item search nor links to items: it cannot be searched.`,
    advice: "Use the address of a STAC API that offers item search, or of a catalogue of files.",
    url: displayUrl(url),
  });
}
