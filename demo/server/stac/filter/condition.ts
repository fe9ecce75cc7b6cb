import { conditionOfJson } from "../../../../src/catalogue/filter/parse-json.ts";
import { conditionOfText } from "../../../../src/catalogue/filter/parse-text.ts";
import { FilterMistake, type Condition } from "../../../../src/catalogue/filter/types.ts";
import { badRequest } from "../../http/failure.ts";
import { conditionOfQuery } from "./query.ts";

/** What a search may say of properties, as it came. */
interface Filters {
  readonly filter?: unknown;
  readonly "filter-lang"?: unknown;
  readonly query?: unknown;
}

/**
 * The filter of a search and its older `query`, as conditions that must all hold.
 * @throws RequestFailure with 400 that names the place in the expression.
 */
export function conditionsOf({ filter, "filter-lang": language, query }: Filters): readonly Condition[] {
  const conditions: Condition[] = [];
  try {
    if (filter !== undefined && filter !== null) conditions.push(filterOf(filter, language));
    if (query !== undefined && query !== null) conditions.push(conditionOfQuery(query));
  } catch (error) {
    if (error instanceof FilterMistake) throw badRequest(error.message);
    throw error;
  }
  return conditions;
}

function filterOf(filter: unknown, language: unknown): Condition {
  const isJson = typeof filter !== "string" || filter.trimStart().startsWith("{");
  switch (language ?? (isJson ? "cql2-json" : "cql2-text")) {
    case "cql2-json":
      return conditionOfJson(typeof filter === "string" && isJson ? json(filter) : filter);
    case "cql2-text":
      if (typeof filter !== "string") throw new FilterMistake("filter: cql2-text is a text.");
      return conditionOfText(filter);
    default:
      throw new FilterMistake("filter-lang: only cql2-json and cql2-text are supported.");
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FilterMistake("filter is not valid JSON.");
  }
}
