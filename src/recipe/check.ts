import { isColormap } from "../raster/colour/colormap.ts";
import { ExpressionError } from "./expression/expression-error.ts";
import { parseExpression } from "./expression/parse.ts";

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

/** What is wrong with the name of a colormap; undefined when there is one of that name. */
export function colormapMistake(name: string): string | undefined {
  return isColormap(name) ? undefined : `There is no colormap of that name.`;
}
