import { objectOf, type JsonObject } from "../normalise/read.ts";
import { schemaFlattener } from "./flatten-schema.ts";
import { queryablesOfSummaries } from "./of-summaries.ts";
import { queryableOf } from "./queryable-of.ts";
import type { Queryable } from "./types.ts";

/** More than any collection has; a list of choices of a person ends long before. */
const MOST_PROPERTIES = 500;

/**
 * What a person can put conditions on: a queryables document (JSON Schema, OGC API Features part 3), with what the
 * collection's summaries know beside it, or the summaries alone. In order of their titles.
 */
export function queryablesOf(document: unknown, summaries: JsonObject | undefined): readonly Queryable[] {
  const root = objectOf(document) ?? {};
  const flatten = schemaFlattener(root);
  const properties = Object.entries(objectOf(root["properties"]) ?? {}).slice(0, MOST_PROPERTIES);
  const summed = new Map(queryablesOfSummaries(summaries).map((one) => [one.name, one]));
  const offered = properties.flatMap(([name, schema]) => {
    const found = queryableOf(name, flatten(schema)) ?? summed.get(name);
    return found === undefined ? [] : [completed(found, summed.get(name))];
  });
  const all = offered.length > 0 ? offered : [...summed.values()];
  return all.toSorted((one, other) => one.title.localeCompare(other.title, "en"));
}

/**
 * The ends and values that only the summaries know. Both lists of values count: Planetary Computer offers the
 * platforms of Sentinel-1 for Landsat.
 */
function completed(found: Queryable, summary: Queryable | undefined): Queryable {
  if (summary?.kind !== found.kind) return found;
  const choices = [...new Set([...(found.choices ?? []), ...(summary.choices ?? [])])];
  // Values of a summary are all there are; without them a text is free.
  return { ...summary, ...found, ...(choices.length === 0 ? {} : { choices }) };
}
