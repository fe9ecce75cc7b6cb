import { areaTest } from "../area.ts";
import { compile } from "../filter/compile.ts";
import { conditionOfJson } from "../filter/parse-json.ts";
import { conditionOfText } from "../filter/parse-text.ts";
import type { Condition } from "../filter/types.ts";
import type { SearchArea } from "../types.ts";
import { FakeCatalogue, json, landing, opaque, type Reply, type Seen } from "./fake-catalogue.ts";

/** What a server does that a STAC API should not, each as a real one has been seen to do it. */
export interface Manners {
  /** Class that the landing page promises; all of them unless given. */
  readonly conformsTo?: readonly string[];
  readonly methods?: readonly string[];
  /** Answer to a search before it is looked at; undefined lets it through. */
  readonly refuses?: (search: Search) => Response | Error | undefined;
  readonly ignores?: readonly ("intersects" | "bbox" | "datetime" | "filter")[];
  /** How the next page is told. */
  readonly next?: (search: Search, offset: number) => unknown;
  /** The items of a page as they are sent. */
  readonly sends?: (items: readonly FakeItem[]) => unknown;
  readonly matched?: (count: number) => number | undefined;
  /** Answers to requests that are no search. */
  readonly answers?: (request: Seen) => Response | undefined;
  /** False where the browser's question before a POST is refused. */
  readonly preflight?: false;
}

/** A search as it was understood, by either method. */
export interface Search {
  readonly request: Seen;
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly limit: number;
  readonly offset: number;
}

export interface FakeItem {
  readonly id: string;
  readonly collection?: string;
  readonly day?: string;
  readonly bbox?: readonly [number, number, number, number];
  readonly properties?: Readonly<Record<string, unknown>>;
}

const EVERYTHING = [
  "https://api.stacspec.org/v1.0.0/item-search#sort",
  "https://api.stacspec.org/v1.0.0/item-search#filter",
  "https://api.stacspec.org/v1.0.0/item-search#query",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
];

const SEARCH = "https://stac.example.org/search";

/** A STAC API over a list of items that does what it is asked, but for its manners. */
export function misbehaving(items: readonly FakeItem[], manners: Manners = {}): FakeCatalogue {
  return new FakeCatalogue(answersOf(items, manners));
}

/** The answers of that API, for whatever carries them. */
export function answersOf(items: readonly FakeItem[], manners: Manners = {}): (request: Seen) => Reply {
  return (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === "POST" && manners.preflight === false) return new TypeError("Failed to fetch");
    const other = manners.answers?.(request);
    if (other) return other;
    if (request.method === "OPAQUE") return opaque();
    if (pathname === "/") {
      return json(
        landing({
          conformsTo: manners.conformsTo ?? EVERYTHING,
          ...(manners.methods ? { methods: manners.methods } : {}),
        }),
      );
    }
    if (pathname === "/search") return answer(items, searchOf(request), manners);
    const names = new Set(items.map(({ collection = "c" }) => collection));
    const [, , id = "", below] = pathname.split("/");
    return names.has(id) && below === undefined ? json({ id }) : json({}, 404);
  };
}

function searchOf(request: Seen): Search {
  const { searchParams } = new URL(request.url);
  const body = request.method === "POST" ? (request.body as Record<string, unknown>) : {};
  const parameters: Record<string, unknown> = { ...body };
  for (const [name, text] of searchParams) parameters[name] = parsed(name, text);
  return {
    request,
    method: request.method,
    parameters,
    limit: Number(parameters["limit"] ?? 10),
    offset: Number(parameters["offset"] ?? 0),
  };
}

function parsed(name: string, text: string): unknown {
  if (name === "collections") return text.split(",");
  if (name === "bbox") return text.split(",").map(Number);
  return name === "intersects" || name === "query" ? (JSON.parse(text) as unknown) : text;
}

function answer(all: readonly FakeItem[], search: Search, manners: Manners): Response | Error {
  const refusal = manners.refuses?.(search);
  if (refusal) return refusal;
  const matching = all.filter(testOf(search.parameters, manners.ignores ?? []));
  const sorted = search.parameters["sortby"] === undefined ? matching : matching.toSorted(newestFirst);
  const page = sorted.slice(search.offset, search.offset + search.limit);
  const end = search.offset + search.limit;
  const { next = offsetByMethod } = manners;
  const link = end < matching.length ? next(search, end) : undefined;
  const matched = manners.matched ? manners.matched(matching.length) : matching.length;
  return json({
    type: "FeatureCollection",
    features: manners.sends ? manners.sends(page) : page.map(featureOf),
    ...(matched === undefined ? {} : { numberMatched: matched }),
    links: link === undefined ? [] : [{ rel: "next", ...(link as object) }],
  });
}

/** As the specification has it. */
function offsetByMethod({ method, request }: Search, offset: number): unknown {
  if (method === "POST") return { method, href: SEARCH, body: { offset }, merge: true };
  const url = new URL(request.url);
  url.searchParams.set("offset", String(offset));
  return { href: url.href };
}

function testOf(
  parameters: Readonly<Record<string, unknown>>,
  ignored: readonly string[],
): (item: FakeItem) => boolean {
  const said = (name: string): unknown => (ignored.includes(name) ? undefined : parameters[name]);
  const collections = said("collections") as readonly string[] | undefined;
  const area = (said("bbox") ?? said("intersects")) as SearchArea | undefined;
  const inArea = area && areaTest(area);
  const datetime = said("datetime");
  const [from = "..", to = ".."] = typeof datetime === "string" ? datetime.split("/") : [];
  const condition = conditionOf(said("filter"));
  const test = condition === undefined ? undefined : compile(condition);
  return (item) => {
    const { collection = "c", bbox = [5, 51, 6, 52], properties = {} } = item;
    const time = instantOf(item);
    return (
      (collections?.includes(collection) ?? true) &&
      (inArea?.(bbox) ?? true) &&
      (from === ".." || time >= from) &&
      (to === ".." || time <= to) &&
      // As in SQL: what is unknown does not hold.
      (test === undefined ||
        test({ property: (name) => properties[name], intersects: () => undefined }) === true)
    );
  };
}

function conditionOf(filter: unknown): Condition | undefined {
  if (filter === undefined) return undefined;
  return typeof filter === "string" ? conditionOfText(filter) : conditionOfJson(filter);
}

function newestFirst(one: FakeItem, other: FakeItem): number {
  return instantOf(other).localeCompare(instantOf(one));
}

function instantOf({ day = "2025-06-01" }: FakeItem): string {
  return `${day}T10:30:00Z`;
}

export function featureOf(item: FakeItem): Record<string, unknown> {
  const { id, collection = "c", bbox = [5, 51, 6, 52], properties } = item;
  return {
    type: "Feature",
    id,
    collection,
    bbox,
    properties: { datetime: instantOf(item), ...properties },
    assets: {},
  };
}

/** Items a, b, c … of the given collection, a day apart. */
export function itemsNamed(count: number, more: Partial<FakeItem> = {}): readonly FakeItem[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${more.collection ?? "c"}-${index}`,
    day: `2025-06-${String(1 + (index % 30)).padStart(2, "0")}`,
    ...more,
  }));
}
