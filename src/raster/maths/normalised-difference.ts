import type { Expression } from "../../recipe/expression/expression.ts";
import { operationOf } from "./operations.ts";
import type { Operand } from "./operand.ts";
import { combine } from "./vector.ts";

/** The a and b of (a − b) / (a + b), the form of most indices; undefined for any other expression. */
export function differencePair(node: Expression): readonly [Expression, Expression] | undefined {
  const [difference, sum] = operandsOf(node, "/");
  const [a, b] = difference ? operandsOf(difference, "-") : [];
  const [c, d] = sum ? operandsOf(sum, "+") : [];
  if (!a || !b || !c || !d) return undefined;
  const same = (isSame(a, c) && isSame(b, d)) || (isSame(a, d) && isSame(b, c));
  return same ? [a, b] : undefined;
}

function operandsOf(node: Expression, operation: string): readonly Expression[] {
  return node.kind === "call" && node.operation === operation ? node.operands : [];
}

function isSame(a: Expression, b: Expression): boolean {
  if (a.kind === "number") return b.kind === "number" && a.value === b.value;
  if (a.kind === "band") return b.kind === "band" && a.reference === b.reference;
  if (b.kind !== "call" || a.operation !== b.operation || a.operands.length !== b.operands.length)
    return false;
  return a.operands.every((operand, index) => {
    const other = b.operands[index];
    return other !== undefined && isSame(operand, other);
  });
}

/** In one pass, a third of what its three operations take one after the other. */
export function normalisedDifference(a: Operand, b: Operand): Operand {
  const [first, second] = [a.values, b.values];
  if (typeof first === "number" || typeof second === "number") return inSteps(a, b);
  const result = a.temporary ? first : b.temporary ? second : new Float32Array(first.length);
  for (let pixel = 0; pixel < result.length; pixel += 1) {
    const x = first[pixel] ?? Number.NaN;
    const y = second[pixel] ?? Number.NaN;
    const sum = x + y;
    result[pixel] = sum === 0 ? Number.NaN : (x - y) / sum;
  }
  return { values: result, temporary: true };
}

/** With a constant on one side, which no index has. */
function inSteps(a: Operand, b: Operand): Operand {
  const kept = (operand: Operand): Operand => ({ ...operand, temporary: false });
  const apply = (name: string, operands: readonly Operand[]) => combine(name, operationOf(name), operands);
  return apply("/", [apply("-", [kept(a), kept(b)]), apply("+", [kept(a), kept(b)])]);
}
