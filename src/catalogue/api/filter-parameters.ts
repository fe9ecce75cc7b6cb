import { keepingUnknownClouds } from "../filter/cloud-cover.ts";
import { joined } from "../filter/conjunction.ts";
import { textOfCondition } from "../filter/print-text.ts";
import { isQuery, queryOf } from "../filter/query-extension.ts";
import type { Condition } from "../filter/types.ts";
import type { FilterLanguage } from "./landing.ts";

/** Conditions as parameters of a search; none where the language is undefined or cannot say any of them. */
export function filterParameters(
  language: FilterLanguage | undefined,
  where: readonly Condition[],
): Record<string, unknown> {
  const asked = keepingUnknownClouds(where);
  const condition = joined(asked);
  if (condition === undefined) return {};
  switch (language) {
    case undefined:
      return {};
    case "cql2-json":
      return { "filter-lang": language, filter: condition };
    case "cql2-text":
      return { "filter-lang": language, filter: textOfCondition(condition) };
    default: {
      const query = queryOf(asked);
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

/** Whether a service that is asked in this language is told every condition. */
export function saysAll(language: FilterLanguage | undefined, where: readonly Condition[]): boolean {
  if (where.length === 0) return true;
  return language === "query" ? isQuery(keepingUnknownClouds(where)) : language !== undefined;
}
