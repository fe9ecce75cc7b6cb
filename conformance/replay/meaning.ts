import { objectOf } from "../../src/catalogue/normalise/read.ts";

/** A request, as far as it says what is asked for. */
export interface AskedRequest {
  readonly method: string;
  readonly url: string;
  /** The parsed JSON of a POST. */
  readonly body?: unknown;
}

/**
 * What a request asks for, as text: equal for two requests that must have the same answer. Method, origin, path and
 * every parameter count, in whatever order they are written; headers do not. A search says the same thing
 *
 * - however its answer is cut into pages (`limit`),
 * - with a box around the whole world or without one,
 * - with an empty list of collections or without one,
 * - with a box of no extent or with a point,
 * - with a time that ends a fraction of a second later.
 */
export function meaningOf({ method, url, body }: AskedRequest): string {
  const { origin, pathname, searchParams } = new URL(url);
  const isSearch = pathname.endsWith("/search");
  const written: Record<string, unknown> = { ...Object.fromEntries(searchParams), ...objectOf(body) };
  const parameters = isSearch ? searchParameters(written) : written;
  return `${method.toUpperCase()} ${origin}${pathname} ${JSON.stringify(sorted(parameters))}`;
}

function searchParameters(written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { bbox, collections, datetime, limit: _limit, ...others } = written;
  const names = collections === undefined ? [] : listOf(collections).map(String);
  return {
    ...others,
    ...(bbox === undefined ? {} : areaOf(listOf(bbox).map(Number))),
    ...(names.length === 0 ? {} : { collections: names.toSorted() }),
    ...(typeof datetime === "string" ? { datetime: wholeSeconds(datetime) } : {}),
  };
}

/** A list, as POST has it, or its texts with commas between them, as GET has it. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : String(value).split(",");
}

function areaOf(bbox: readonly number[]): Record<string, unknown> {
  const [west, south, east, north] = bbox;
  if (bbox.join() === "-180,-90,180,90") return {};
  if (west === east && south === north) return { intersects: { type: "Point", coordinates: [west, south] } };
  return { bbox };
}

function wholeSeconds(datetime: string): string {
  return datetime.replaceAll(/(:\d\d)\.\d+/g, "$1");
}

/** The same value with the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  const object = objectOf(value);
  if (object === undefined) return value;
  const entries = Object.entries(object).map(([key, inner]): [string, unknown] => [key, sorted(inner)]);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
