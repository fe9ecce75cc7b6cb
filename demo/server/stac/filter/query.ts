import {
  FilterMistake,
  type ComparisonOperator,
  type Condition,
  type Scalar,
} from "../../../../src/catalogue/filter/types.ts";
import { isObject } from "../../http/body.ts";

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  eq: "=",
  neq: "<>",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
};

/** The operators that look for a text in a text, as a pattern. */
const PATTERNS: Readonly<Record<string, (text: string) => string>> = {
  startsWith: (text) => `${text}%`,
  endsWith: (text) => `%${text}`,
  contains: (text) => `%${text}%`,
};

/**
 * The `query` extension of STAC API 1.0: property → operator → value, all of which must hold.
 * @throws FilterMistake that names the property
 */
export function conditionOfQuery(query: unknown): Condition {
  if (!isObject(query)) throw new FilterMistake("query: expected an object of properties.");
  const conditions = Object.entries(query).flatMap(([property, operators]) => {
    if (!isObject(operators)) throw new FilterMistake(`query.${property}: expected an object of operators.`);
    return Object.entries(operators).map(([operator, value]) => conditionOf(property, operator, value));
  });
  const [first = true, ...others] = conditions;
  return others.length === 0 ? first : { op: "and", args: conditions };
}

function conditionOf(property: string, operator: string, value: unknown): Condition {
  const tested = { property };
  if (operator === "in" && Array.isArray(value) && value.every(isScalar)) {
    return { op: "in", args: [tested, value] };
  }
  const pattern = PATTERNS[operator];
  if (pattern !== undefined && typeof value === "string") {
    return { op: "like", args: [tested, pattern(value.replaceAll(/[%_\\]/g, String.raw`\$&`))] };
  }
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined && isScalar(value)) return { op: comparison, args: [tested, value] };
  throw new FilterMistake(`query.${property}.${operator}: this is not supported.`);
}

function isScalar(value: unknown): value is Scalar {
  return ["string", "number", "boolean"].includes(typeof value);
}
