import { objectOf, type JsonObject } from "../normalise/read.ts";
import { schemaFlattener } from "./flatten-schema.ts";
import { queryableOf } from "./queryable-of.ts";
import type { Queryable } from "./types.ts";

/**
 * What a collection's `summaries` say of its items' properties: a list of values, a range with `minimum` and
 * `maximum`, or a JSON schema.
 */
export function queryablesOfSummaries(summaries: JsonObject | undefined): readonly Queryable[] {
  return Object.entries(summaries ?? {}).flatMap(([name, said]) => queryableOf(name, schemaOf(said)) ?? []);
}

function schemaOf(said: unknown): JsonObject {
  if (Array.isArray(said)) {
    const isFlags = said.length > 0 && said.every((value) => typeof value === "boolean");
    return isFlags ? { type: "boolean" } : { enum: said };
  }
  const schema = objectOf(said) ?? {};
  // A range of texts is one of times: nothing else has a least text.
  if (typeof schema["minimum"] === "string") return { type: "string", format: "date-time" };
  return schemaFlattener(schema)(schema);
}
