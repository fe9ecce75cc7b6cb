import type { Constraint } from "../../catalogue/filter/constraint.ts";
import type { Queryable } from "../../catalogue/queryables/types.ts";

/** A constraint on a property that allows everything, or the first of its values: what the controls begin with. */
export function draftOf(queryable: Queryable): Constraint {
  const { name: property, kind, choices, dayOnly = false } = queryable;
  // A service drops what does not say; keeping it is the person's choice.
  const common = { property, keepsUnknown: false };
  if (kind === "boolean") return { ...common, kind: "flag", value: true };
  if (kind === "time") return { ...common, kind: "times", from: null, to: null, dayOnly };
  if (choices !== undefined) return { ...common, kind: "among", members: [] };
  if (kind === "number") return { ...common, kind: "range", low: null, high: null };
  return { ...common, kind: "like", match: "contains", text: "" };
}

/** What is known of the property of a constraint, also where the catalogue does not offer it. */
export function queryableFor(constraint: Constraint, offered: readonly Queryable[]): Queryable {
  const { property, kind } = constraint;
  const kinds = { range: "number", times: "time", flag: "boolean", like: "text" } as const;
  const found = offered.find(({ name }) => name === property);
  if (found !== undefined) return found;
  if (kind !== "among") return { name: property, title: property, kind: kinds[kind] };
  const isNumber = constraint.members.every((member) => typeof member === "number");
  return { name: property, title: property, kind: isNumber ? "number" : "text" };
}

/** Why a draft cannot be a condition yet. */
export function isCrossed(constraint: Constraint): boolean {
  if (constraint.kind === "range") {
    return constraint.low !== null && constraint.high !== null && constraint.low > constraint.high;
  }
  return constraint.kind === "times" && constraint.from !== null && constraint.to !== null
    ? constraint.from > constraint.to
    : false;
}
