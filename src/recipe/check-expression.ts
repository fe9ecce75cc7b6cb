import type { Scene } from "../catalogue/types.ts";
import { problemOf } from "../problem/problem.ts";
import type { Expression } from "./expression/expression.ts";
import { ExpressionError } from "./expression/expression-error.ts";
import { parseExpression } from "./expression/parse.ts";
import { findBand } from "./expression/resolve-band.ts";

/** What is wrong with an expression, and the characters that are to blame. */
export interface ExpressionMistake {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Null where the expression parses and every band it names is one of the scene. */
export function checkExpression(text: string, scene: Scene | undefined): ExpressionMistake | null {
  try {
    const expression = parseExpression(text);
    return (scene && unknownBand(expression, scene)) ?? null;
  } catch (error) {
    if (error instanceof ExpressionError) {
      return { message: error.message, start: error.start, end: error.end };
    }
    return { message: problemOf(error, "recipe").message, start: 0, end: text.length };
  }
}

function unknownBand(expression: Expression, scene: Scene): ExpressionMistake | undefined {
  switch (expression.kind) {
    case "number":
      return undefined;
    case "band": {
      if (findBand(expression.reference, scene)) return undefined;
      const known = Object.keys(scene.assets).slice(0, 12).join(", ");
      const message = `There is no band “${expression.reference}” here. Assets: ${known}.`;
      return { message, start: expression.start, end: expression.end };
    }
    case "call": {
      for (const operand of expression.operands) {
        const found = unknownBand(operand, scene);
        if (found) return found;
      }
      return undefined;
    }
  }
  return undefined;
}

/** What is wrong with an expression, as a sentence; undefined when it can be read. */
export function expressionMistake(expression: string): string | undefined {
  try {
    parseExpression(expression);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}
