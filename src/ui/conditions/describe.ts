import { constraintOf, type Constraint } from "../../catalogue/filter/constraint.ts";
import { textOfCondition } from "../../catalogue/filter/print-text.ts";
import type { Condition } from "../../catalogue/filter/types.ts";
import { messages } from "../messages.ts";

const text = messages.conditions;

/** A condition in words, or as CQL2-Text where no control can show it. */
export function describeCondition(condition: Condition, titleOf: (property: string) => string): string {
  const constraint = constraintOf(condition);
  if (constraint === undefined) return textOfCondition(condition);
  return text.orUnknown(boundsText(constraint, titleOf(constraint.property)), constraint.keepsUnknown);
}

function boundsText(constraint: Constraint, title: string): string {
  switch (constraint.kind) {
    case "range":
      return text.range(title, constraint.low, constraint.high);
    case "times":
      return text.times(title, constraint.from, constraint.to);
    case "among":
      return text.among(title, constraint.members);
    case "like":
      return text.like(title, constraint.match, constraint.text);
    default:
      return text.flag(title, constraint.value);
  }
}
