import { type Expression, bandReferences } from "../../recipe/expression/expression.ts";
import { operationOf } from "./operations.ts";
import { parseExpression } from "../../recipe/expression/parse.ts";
import { differencePair, normalisedDifference } from "./normalised-difference.ts";
import type { Operand } from "./operand.ts";
import { combine } from "./vector.ts";

/** An expression ready to run, without `eval`: the content security policy forbids it. */
export interface Program {
  /** Band references, in the order in which values are passed in. */
  readonly bands: readonly string[];
  /**
   * Over whole tiles, one array of equal length per band. NaN where a value is missing or not finite.
   * The result is never one of the inputs.
   */
  evaluate(inputs: readonly Float32Array<ArrayBuffer>[]): Float32Array<ArrayBuffer>;
  /** Of one pixel, in double precision. */
  evaluateAt(values: readonly number[]): number;
}

/** @throws ExpressionError */
export function compileExpression(text: string): Program {
  const expression = parseExpression(text);
  const bands = bandReferences(expression);
  const vector = compileVector(expression, bands);
  const scalar = compileScalar(expression, bands);
  return {
    bands,
    evaluate: (inputs) => {
      const length = inputs[0]?.length ?? 0;
      const { values, temporary } = vector(inputs);
      if (typeof values === "number") return new Float32Array(length).fill(finite(values));
      const result = temporary ? values : values.slice();
      for (let pixel = 0; pixel < length; pixel += 1) {
        const value = result[pixel] ?? Number.NaN;
        // x − x is zero for finite numbers only, and cheaper than asking.
        if (value - value !== 0) result[pixel] = Number.NaN;
      }
      return result;
    },
    evaluateAt: (values) => finite(scalar(values)),
  };
}

/** References of the bands an expression reads, each once. @throws ExpressionError */
export function bandsOf(expression: string): readonly string[] {
  return bandReferences(parseExpression(expression));
}

type Vector = (inputs: readonly Float32Array<ArrayBuffer>[]) => Operand;
type Scalar = (values: readonly number[]) => number;

function compileVector(node: Expression, bands: readonly string[]): Vector {
  if (node.kind === "number") {
    const constant: Operand = { values: node.value, temporary: false };
    return () => constant;
  }
  if (node.kind === "band") {
    const index = bands.indexOf(node.reference);
    return (inputs) => ({ values: inputs[index] ?? Number.NaN, temporary: false });
  }
  const pair = differencePair(node);
  if (pair) {
    const [first, second] = [compileVector(pair[0], bands), compileVector(pair[1], bands)];
    return (inputs) => normalisedDifference(first(inputs), second(inputs));
  }
  const operands = node.operands.map((operand) => compileVector(operand, bands));
  const operation = operationOf(node.operation);
  return (inputs) =>
    combine(
      node.operation,
      operation,
      operands.map((operand) => operand(inputs)),
    );
}

function compileScalar(node: Expression, bands: readonly string[]): Scalar {
  if (node.kind === "number") return () => node.value;
  if (node.kind === "band") {
    const index = bands.indexOf(node.reference);
    return (values) => values[index] ?? Number.NaN;
  }
  const operands = node.operands.map((operand) => compileScalar(operand, bands));
  const apply = operationOf(node.operation);
  return (values) => apply(...operands.map((operand) => operand(values)));
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
