import type { Expression } from "./expression.ts";
import { ExpressionError } from "./expression-error.ts";
import { parseExpression } from "./parse.ts";

/** Every tile asks, and few expressions are in use at a time. */
const MAX_KNOWN = 64;
const known = new Map<string, string>();

/**
 * An expression without what does not count: white space, needless parentheses, other quotes, "^" for "**",
 * "a ? b : c" for "where(a, b, c)". Names keep their case, because a file may have bands "b1" and "B1".
 * An expression that does not parse equals itself alone.
 */
export function normalForm(expression: string): string {
  const before = known.get(expression);
  if (before !== undefined) return before;
  const form = parsedForm(expression);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(expression, form);
  return form;
}

function parsedForm(expression: string): string {
  try {
    return print(parseExpression(expression));
  } catch (error) {
    if (error instanceof ExpressionError) return `?${expression}`;
    throw error;
  }
}

function print(node: Expression): string {
  if (node.kind === "number") return String(node.value);
  if (node.kind === "band") return JSON.stringify(node.reference);
  return `${node.operation}(${node.operands.map(print).join(",")})`;
}
