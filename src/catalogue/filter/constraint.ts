import type { Comparison, Condition, Literal, Operand } from "./types.ts";

/**
 * A condition in a form that the controls of the interface can show: one property, and what its values may be.
 * Every constraint is a condition; of conditions only those that `constraintOf` reads are constraints.
 */
export type Constraint = Bounds & {
  readonly property: string;
  /** Whether items that do not have the property count, too. */
  readonly keepsUnknown: boolean;
};

type Bounds =
  /** Both ends included; null is open. */
  | { readonly kind: "range"; readonly low: number | null; readonly high: number | null }
  /** Days as YYYY-MM-DD in UTC, both included; null is open. */
  | {
      readonly kind: "times";
      readonly from: string | null;
      readonly to: string | null;
      /** Whether the property holds days, not instants. */
      readonly dayOnly: boolean;
    }
  | { readonly kind: "among"; readonly members: readonly (string | number)[] }
  | { readonly kind: "like"; readonly match: "starts" | "contains"; readonly text: string }
  | { readonly kind: "flag"; readonly value: boolean };

/** The condition that a constraint means; undefined where it allows everything. */
export function conditionOf(constraint: Constraint): Condition | undefined {
  const tested = { property: constraint.property };
  const condition = boundsCondition(constraint, tested);
  if (condition === undefined || !constraint.keepsUnknown) return condition;
  return { op: "or", args: [condition, { op: "isNull", args: [tested] }] };
}

function boundsCondition(bounds: Bounds, tested: Operand): Condition | undefined {
  switch (bounds.kind) {
    case "range":
      return spanCondition(tested, bounds.low, bounds.high);
    case "times": {
      const { from, to, dayOnly } = bounds;
      const low = from === null ? null : dayOnly ? { date: from } : { timestamp: `${from}${DAY_START}` };
      const high = to === null ? null : dayOnly ? { date: to } : { timestamp: `${to}${DAY_END}` };
      return spanCondition(tested, low, high);
    }
    case "among": {
      const [only] = bounds.members;
      if (only === undefined) return undefined;
      return bounds.members.length === 1
        ? { op: "=", args: [tested, only] }
        : { op: "in", args: [tested, bounds.members] };
    }
    case "like": {
      if (bounds.text === "") return undefined;
      const literal = bounds.text.replaceAll(/[%_\\]/g, String.raw`\$&`);
      return { op: "like", args: [tested, `${bounds.match === "contains" ? "%" : ""}${literal}%`] };
    }
    default:
      return { op: "=", args: [tested, bounds.value] };
  }
}

function spanCondition(tested: Operand, low: Literal | null, high: Literal | null): Condition | undefined {
  if (low !== null && high !== null) return { op: "between", args: [tested, low, high] };
  if (low !== null) return { op: ">=", args: [tested, low] };
  return high === null ? undefined : { op: "<=", args: [tested, high] };
}

const DAY_START = "T00:00:00Z";
const DAY_END = "T23:59:59.999Z";

/** A condition as a constraint; undefined where it says something that no control can show. */
export function constraintOf(condition: Condition): Constraint | undefined {
  if (typeof condition !== "object") return undefined;
  if (condition.op !== "or") return known(condition, false);
  const [first, second, ...others] = condition.args;
  const isUnknown = typeof second === "object" && second.op === "isNull";
  if (first === undefined || !isUnknown || others.length > 0) return undefined;
  const constraint = typeof first === "object" ? known(first, true) : undefined;
  return constraint?.property === propertyOf(second.args[0]) ? constraint : undefined;
}

function known(condition: Exclude<Condition, boolean>, keepsUnknown: boolean): Constraint | undefined {
  const [tested] = condition.args;
  const property = typeof tested === "object" && "property" in tested ? tested.property : undefined;
  const bounds = property === undefined ? undefined : boundsOf(condition);
  return property === undefined || bounds === undefined ? undefined : { ...bounds, property, keepsUnknown };
}

function boundsOf(condition: Exclude<Condition, boolean>): Bounds | undefined {
  switch (condition.op) {
    case "between":
      return spanOf(condition.args[1], condition.args[2]);
    case "<=":
      return spanOf(null, condition.args[1]);
    case ">=":
      return spanOf(condition.args[1], null);
    case "=":
      return equalTo(condition);
    case "in": {
      const members = condition.args[1].filter((one) => typeof one === "string" || typeof one === "number");
      const isShown = members.length > 1 && members.length === condition.args[1].length;
      return isShown ? { kind: "among", members } : undefined;
    }
    case "like":
      return likeOf(condition.args[1]);
    default:
      return undefined;
  }
}

function equalTo({ args: [, value] }: Comparison): Bounds | undefined {
  if (typeof value === "boolean") return { kind: "flag", value };
  return typeof value === "object" ? undefined : { kind: "among", members: [value] };
}

function spanOf(low: Operand | null, high: Operand | null): Bounds | undefined {
  const isNumber = [low, high].every((end) => end === null || typeof end === "number");
  if (isNumber) return { kind: "range", low: low as number | null, high: high as number | null };
  for (const dayOnly of [true, false]) {
    const from = dayAt(low, dayOnly, DAY_START);
    const to = dayAt(high, dayOnly, DAY_END);
    if (from !== undefined && to !== undefined) return { kind: "times", from, to, dayOnly };
  }
  return undefined;
}

function dayAt(end: Operand | null, dayOnly: boolean, time: string): string | null | undefined {
  if (end === null) return null;
  if (typeof end !== "object") return undefined;
  if (dayOnly) return "date" in end ? end.date : undefined;
  const isWhole =
    "timestamp" in end && end.timestamp.endsWith(time) && end.timestamp.length === 10 + time.length;
  return isWhole ? end.timestamp.slice(0, 10) : undefined;
}

function likeOf(pattern: string): Bounds | undefined {
  const [, before, literal = "", after] = /^(%?)((?:\\[%_\\]|[^%_\\])+)(%)$/s.exec(pattern) ?? [];
  if (after === undefined) return undefined;
  const text = literal.replaceAll(/\\(.)/gs, "$1");
  return { kind: "like", match: before === "" ? "starts" : "contains", text };
}

function propertyOf(operand: Operand): string | undefined {
  return typeof operand === "object" && "property" in operand ? operand.property : undefined;
}
