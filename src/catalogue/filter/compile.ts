import type { Geometry } from "geojson";
import { compare, likePattern } from "./compare.ts";
import type { ComparisonOperator, Condition, Operand } from "./types.ts";

/** What a condition is asked of: an item, however it is kept. */
export interface Subject {
  /** Undefined or null where the item does not say. */
  property(name: string): unknown;
  /** Whether the item's footprint meets the geometry; undefined where that is not known. */
  intersects(geometry: Geometry): boolean | undefined;
}

/** Three-valued logic as in SQL: undefined where a missing property leaves it open. */
export type Test = (subject: Subject) => boolean | undefined;

/** A condition as a test, with patterns prepared once instead of per item. */
export function compile(condition: Condition): Test {
  if (typeof condition === "boolean") return () => condition;
  switch (condition.op) {
    case "and":
    case "or":
      return junction(condition.op, condition.args.map(compile));
    case "not": {
      const inner = compile(condition.args[0]);
      return (subject) => {
        const holds = inner(subject);
        return holds === undefined ? undefined : !holds;
      };
    }
    case "between": {
      const [tested, low, high] = condition.args;
      return junction("and", [comparison(">=", tested, low), comparison("<=", tested, high)]);
    }
    case "in": {
      const [tested, members] = condition.args;
      return junction(
        "or",
        members.map((member) => comparison("=", tested, member)),
      );
    }
    case "like": {
      const [tested, text] = condition.args;
      const pattern = likePattern(text);
      return (subject) => {
        const found = valueOf(tested, subject);
        return typeof found === "string" ? pattern.test(found) : undefined;
      };
    }
    case "isNull":
      return (subject) => (valueOf(condition.args[0], subject) ?? null) === null;
    case "s_intersects":
      return (subject) => subject.intersects(condition.args[1]);
    default:
      return comparison(condition.op, ...condition.args);
  }
}

function junction(op: "and" | "or", parts: readonly Test[]): Test {
  const decisive = op === "or";
  return (subject) => {
    let open = false;
    for (const part of parts) {
      const holds = part(subject);
      if (holds === decisive) return decisive;
      if (holds === undefined) open = true;
    }
    return open ? undefined : !decisive;
  };
}

function comparison(op: ComparisonOperator, left: Operand, right: Operand): Test {
  return (subject) => {
    const order = compare(valueOf(left, subject), valueOf(right, subject));
    if (order === undefined) return undefined;
    if (op === "=") return order === 0;
    if (op === "<>") return order !== 0;
    // Values that differ without an order, such as a number and a text, are neither less nor greater.
    if (Number.isNaN(order)) return undefined;
    if (op === "<") return order < 0;
    if (op === "<=") return order <= 0;
    return op === ">" ? order > 0 : order >= 0;
  };
}

function valueOf(operand: Operand, subject: Subject): unknown {
  if (typeof operand !== "object") return operand;
  if ("property" in operand) return subject.property(operand.property);
  return "date" in operand ? operand.date : operand.timestamp;
}
