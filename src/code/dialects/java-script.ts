import { javaScriptString } from "../quote.ts";
import { arithmetic, type Dialect } from "./print.ts";

/** JavaScript over the numbers of one pixel in `bands`; calls the helpers below. */
export const JAVASCRIPT: Dialect = {
  number: String,
  band: (reference) => `bands[${javaScriptString(reference)}]`,
  call: (operation, operands) => arithmetic(operation, operands) ?? call(operation, operands),
};

/** NaN is "no data": it goes through everything but a test for it. */
export const JAVASCRIPT_HELPERS: Readonly<Record<string, string>> = {
  divide: `// A quotient by zero is no data.
function divide(a, b) {
  return b === 0 ? NaN : a / b;
}
`,
  truth: `// 1 or 0, and no data where an operand has none.
function truth(test, ...operands) {
  return operands.some(Number.isNaN) ? NaN : Number(test(...operands));
}
`,
  choose: `function choose(test, a, b) {
  return Number.isNaN(test) ? NaN : test === 0 ? b : a;
}
`,
  bit: `function bit(a, position) {
  return Math.floor(a / 2 ** position) % 2;
}
`,
};

const COMPARISONS: Readonly<Record<string, string>> = {
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "==": "===",
  "!=": "!==",
};

const MATHS: ReadonlySet<string> = new Set(
  "abs sqrt log log10 log2 exp sin cos tan atan floor ceil round sign atan2 min max pow".split(" "),
);

function call(operation: string, operands: readonly string[]): string | null {
  const [a = "", b = "", c = ""] = operands;
  if (MATHS.has(operation)) return `Math.${operation}(${operands.join(", ")})`;
  const comparison = COMPARISONS[operation];
  if (comparison !== undefined) return `truth((a, b) => a ${comparison} b, ${a}, ${b})`;
  switch (operation) {
    case "/":
      return `divide(${a}, ${b})`;
    case "%":
      return `(${a} % ${b})`;
    case "**":
      return `Math.pow(${a}, ${b})`;
    case "&&":
    case "||":
      return `truth((a, b) => a !== 0 ${operation} b !== 0, ${a}, ${b})`;
    case "not":
      return `truth((a) => a === 0, ${a})`;
    case "isnan":
      return `Number(Number.isNaN(${a}))`;
    case "bit":
      return `bit(${a}, ${b})`;
    case "clamp":
      return `Math.min(Math.max(${a}, ${b}), ${c})`;
    case "where":
      return `choose(${operands.join(", ")})`;
    default:
      return null;
  }
}
