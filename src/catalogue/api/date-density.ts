import { numberOf, objectOf, objectsOf, textOf } from "../normalise/read.ts";
import { parseInstant } from "../normalise/time.ts";
import type { DateCount, SearchQuery } from "../types.ts";
import type { PageRequest } from "./page-request.ts";
import { searchRequest } from "./search-request.ts";

/** The aggregation of dates that its specification recommends; how long its periods are is up to the service. */
const DATETIME_FREQUENCY = "datetime_frequency";
/** More than a track has places; a service that counts by the minute is not drawn. */
const MOST_PERIODS = 2_000;
const LONGEST_PERIOD_MS = 366 * 86_400_000;
/** Months and years differ in length: a February must not make a gap of every March. */
const LEAP = 31 / 28;

/**
 * How many scenes there are of each period, from an answer of STAC's aggregation extension. Undefined for anything
 * else. A period ends where the next one begins; the last is as long as the shortest before it.
 */
export function dateDensityOf(answer: unknown): readonly DateCount[] | undefined {
  const aggregations = objectsOf(objectOf(answer)?.["aggregations"]);
  // Drafts of the extension call the name "key" and the frequency "value".
  const found = aggregations.find((one) => (one["name"] ?? one["key"]) === DATETIME_FREQUENCY);
  const buckets = objectsOf(found?.["buckets"]).flatMap((bucket) => {
    const from = Date.parse(parseInstant(textOf(bucket["key"])) ?? "");
    const count = numberOf(bucket["frequency"] ?? bucket["value"]);
    return Number.isNaN(from) || count === undefined || count < 0 ? [] : [{ from, count }];
  });
  if (buckets.length === 0 || buckets.length > MOST_PERIODS) return undefined;
  const sorted = buckets.toSorted((one, other) => one.from - other.from);
  const lengths = sorted.slice(1).map(({ from }, index) => from - (sorted[index]?.from ?? from));
  const shortest = Math.min(...lengths.filter((length) => length > 0), LONGEST_PERIOD_MS);
  return sorted.map(({ from, count }, index) => ({
    from,
    // Services leave empty periods out: what follows a gap is not its end.
    to: Math.min(sorted[index + 1]?.from ?? Infinity, from + shortest * LEAP),
    count,
  }));
}

/** Asks for the periods of a search; its conditions are left aside, because few services apply them here. */
export function dateDensityRequest(aggregateUrl: string, query: SearchQuery): PageRequest {
  const approach = { method: "GET", filter: undefined, sort: false, limit: 1 } as const;
  const url = new URL(searchRequest(aggregateUrl, { ...query, where: [] }, approach).url);
  url.searchParams.delete("limit");
  url.searchParams.set("aggregations", DATETIME_FREQUENCY);
  return { url: url.href, method: "GET", failureTries: 1 };
}
