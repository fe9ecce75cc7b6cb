import type { Comparison, Condition, Like, Operand, Scalar } from "./types.ts";

/** Body of the older `query` extension: property → operator → value. */
export type QueryExtension = Readonly<Record<string, Readonly<Record<string, Scalar | readonly Scalar[]>>>>;

const OPERATORS = { "=": "eq", "<>": "neq", "<": "lt", "<=": "lte", ">": "gt", ">=": "gte" } as const;
/** The same comparison with its sides exchanged. */
const MIRRORED = { "=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/**
 * What the `query` extension can say of conditions that must all hold: comparisons of one property with a
 * value. The rest is left out; the items that come back are tested again by the caller.
 */
export function queryOf(conditions: readonly Condition[]): QueryExtension {
  const query: Record<string, Record<string, Scalar | readonly Scalar[]>> = {};
  for (const condition of conditions.flatMap(parts)) {
    for (const [property, operator, value] of entriesOf(condition)) {
      const said = (query[property] ??= {});
      // A second value for one operator would replace the first.
      if (!Object.hasOwn(said, operator)) said[operator] = value;
    }
  }
  return query;
}

/** Those of the conditions that `queryOf` says completely; the others are for the caller to test. */
export function saidByQuery(conditions: readonly Condition[]): readonly Condition[] {
  const taken = new Set<string>();
  return conditions.filter((condition) =>
    parts(condition).every((part) => {
      const entries = entriesOf(part);
      const names = entries.map(([property, operator]) => `${operator} ${property}`);
      const isNew = names.every((name) => !taken.has(name));
      for (const name of names) taken.add(name);
      return isNew && entries.length > 0;
    }),
  );
}

function parts(condition: Condition): readonly Condition[] {
  if (typeof condition !== "object") return [condition];
  if (condition.op === "and") return condition.args.flatMap(parts);
  if (condition.op !== "between") return [condition];
  const [tested, low, high] = condition.args;
  return [
    { op: ">=", args: [tested, low] },
    { op: "<=", args: [tested, high] },
  ];
}

type Entry = readonly [property: string, operator: string, value: Scalar | readonly Scalar[]];

function entriesOf(condition: Condition): readonly Entry[] {
  if (typeof condition !== "object") return [];
  switch (condition.op) {
    case "and":
    case "or":
    case "not":
    case "isNull":
    case "s_intersects":
    case "between":
      return [];
    case "in": {
      const property = propertyOf(condition.args[0]);
      const members = condition.args[1].map(scalarOf);
      const complete = members.filter((member) => member !== undefined);
      return property !== undefined && complete.length === members.length ? [[property, "in", complete]] : [];
    }
    case "like":
      return likeEntries(condition);
    default:
      return comparisonEntries(condition);
  }
}

function comparisonEntries({ op, args: [left, right] }: Comparison): readonly Entry[] {
  const [first, second] = [propertyOf(left), propertyOf(right)];
  const value = scalarOf(first === undefined ? left : right);
  if (first !== undefined && value !== undefined) return [[first, OPERATORS[op], value]];
  if (second !== undefined && value !== undefined) return [[second, OPERATORS[MIRRORED[op]], value]];
  return [];
}

/** A pattern is the start, the end or a part of a text, or more than the extension can say. */
function likeEntries({ args: [tested, pattern] }: Like): readonly Entry[] {
  const property = propertyOf(tested);
  const [, before, text = "", after] = /^(%?)([^%_\\]+)(%?)$/.exec(pattern) ?? [];
  if (property === undefined || text === "") return [];
  if (before && after) return [[property, "contains", text]];
  if (before) return [[property, "endsWith", text]];
  return [[property, after ? "startsWith" : "eq", text]];
}

function propertyOf(operand: Operand): string | undefined {
  return typeof operand === "object" && "property" in operand ? operand.property : undefined;
}

function scalarOf(operand: Operand): Scalar | undefined {
  if (typeof operand !== "object") return operand;
  if ("property" in operand) return undefined;
  return "date" in operand ? operand.date : operand.timestamp;
}
