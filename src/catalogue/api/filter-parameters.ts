import { joined } from "../filter/conjunction.ts";
import { textOfCondition } from "../filter/print-text.ts";
import { queryOf, saidByQuery } from "../filter/query-extension.ts";
import type { Condition } from "../filter/types.ts";
import type { FilterLanguage } from "./landing.ts";

/** Conditions as parameters of a search; none where the language is undefined or cannot say any of them. */
export function filterParameters(
  language: FilterLanguage | undefined,
  where: readonly Condition[],
): Record<string, unknown> {
  const condition = joined(where);
  if (condition === undefined) return {};
  switch (language) {
    case undefined:
      return {};
    case "cql2-json":
      return { "filter-lang": language, filter: condition };
    case "cql2-text":
      return { "filter-lang": language, filter: textOfCondition(condition) };
    default: {
      const query = queryOf(where);
      return Object.keys(query).length === 0 ? {} : { query };
    }
  }
}

/** Those of the languages that can say something of the conditions. */
export function languagesFor(
  languages: readonly FilterLanguage[],
  where: readonly Condition[],
): readonly FilterLanguage[] {
  return languages.filter((language) => Object.keys(filterParameters(language, where)).length > 0);
}

/** Those of the conditions that a request in this language says completely. */
export function sentConditions(
  where: readonly Condition[],
  language: FilterLanguage | undefined,
): readonly Condition[] {
  if (language === undefined) return [];
  return language === "query" ? saidByQuery(where) : where;
}
