import { arithmetic, type Dialect } from "./print.ts";

/** QGIS's raster calculator (3.22 or later), which has "no data" wherever an operand has none. */
export function qgis(band: (reference: string) => string): Dialect {
  return {
    number: (value) => (Number.isFinite(value) ? String(value) : NOTHING),
    band,
    call: (operation, operands) =>
      operation === "negate"
        ? `(-1 * ${operands[0]})`
        : (arithmetic(operation, operands) ?? call(operation, operands)),
  };
}

/** A quotient by zero is "no data" there. */
const NOTHING = "(1 / 0)";

const SAME: Readonly<Record<string, string>> = {
  abs: "abs",
  sqrt: "sqrt",
  log: "ln",
  log10: "log10",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  atan: "atan",
};

const INFIX: Readonly<Record<string, string>> = {
  "/": "/",
  "**": "^",
  pow: "^",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "==": "=",
  "!=": "!=",
};

function call(operation: string, operands: readonly string[]): string | null {
  const [a = "", b = "", c = ""] = operands;
  const same = SAME[operation];
  if (same !== undefined) return `${same}(${a})`;
  const infix = INFIX[operation];
  if (infix !== undefined) return `(${a} ${infix} ${b})`;
  switch (operation) {
    case "&&":
      return `((${a} != 0) AND (${b} != 0))`;
    case "||":
      return `((${a} != 0) OR (${b} != 0))`;
    case "not":
      return `(${a} = 0)`;
    case "log2":
      return `(ln(${a}) / ${Math.LN2})`;
    case "exp":
      return `(${Math.E} ^ ${a})`;
    case "sign":
      return `((${a} > 0) - (${a} < 0))`;
    case "min":
    case "max":
      return operands.reduce((one, other) => `${operation}(${one}, ${other})`);
    case "clamp":
      return `min(max(${a}, ${b}), ${c})`;
    case "where":
      return `if(${a} != 0, ${b}, ${c})`;
    default:
      return null;
  }
}
