import { rString } from "../quote.ts";
import { arithmetic, type Dialect } from "./print.ts";

/** R over vectors of doubles in `bands`; calls the helpers below. */
export const R: Dialect = {
  number: (value) => (Number.isNaN(value) ? "NaN" : Number.isFinite(value) ? String(value) : "Inf"),
  band: (reference) => `bands[[${rString(reference)}]]`,
  call: (operation, operands) => arithmetic(operation, operands) ?? call(operation, operands),
};

export const R_HELPERS: Readonly<Record<string, string>> = {
  choose: `choose_by <- function(test, a, b) {
  n <- max(length(test), length(a), length(b))
  ifelse(rep_len(test, n), rep_len(a, n), rep_len(b, n))
}
choose <- function(test, a, b) choose_by(ifelse(is.na(test), NA, test != 0), a, b)
`,
  divide: `# A quotient by zero is no data.
divide <- function(a, b) a / ifelse(b == 0, NA, b)
`,
  power: `# One to the power of no data is no data.
power <- function(a, b) ifelse(abs(a) == 1 & !is.finite(b), NaN, a ^ b)
`,
  truth: `# 1 or 0, and no data where an operand has none.
truth <- function(value, ...) value + 0 * Reduce("+", lapply(list(...), function(each) ifelse(is.na(each), NA, 0)))
`,
  remainder: `remainder <- function(a, b) a - b * trunc(a / b)
`,
};

const COMPARISONS: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);
const SAME: Readonly<Record<string, string>> = {
  abs: "abs",
  sqrt: "sqrt",
  log: "log",
  log10: "log10",
  log2: "log2",
  exp: "exp",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  atan: "atan",
  floor: "floor",
  ceil: "ceiling",
  sign: "sign",
  atan2: "atan2",
  min: "pmin",
  max: "pmax",
  "/": "divide",
  "%": "remainder",
  "**": "power",
  pow: "power",
  where: "choose",
};

function call(operation: string, operands: readonly string[]): string | null {
  const [a = "", b = "", c = ""] = operands;
  const same = SAME[operation];
  if (same !== undefined) return `${same}(${operands.join(", ")})`;
  if (COMPARISONS.has(operation)) return `truth(${a} ${operation} ${b}, ${a}, ${b})`;
  switch (operation) {
    case "round":
      return `floor(${a} + 0.5)`;
    case "isnan":
      return `as.numeric(is.na(${a}))`;
    case "bit":
      return `(floor(${a} / 2 ^ ${b}) %% 2)`;
    case "&&":
    case "||":
      return `truth(${a} != 0 ${operation === "&&" ? "&" : "|"} ${b} != 0, ${a}, ${b})`;
    case "not":
      return `truth(${a} == 0, ${a})`;
    case "clamp":
      return `pmin(pmax(${a}, ${b}), ${c})`;
    default:
      return null;
  }
}
