import { rString } from "../quote.ts";
import { arithmetic, type Dialect } from "./print.ts";

/** R over vectors of doubles in `bands`; calls the helpers below. */
export const R: Dialect = {
  number: (value) => (Number.isNaN(value) ? "NaN" : Number.isFinite(value) ? String(value) : "Inf"),
  band: (reference) => `bands[[${rString(reference)}]]`,
  call: (operation, operands) => arithmetic(operation, operands) ?? call(operation, operands),
};

export const R_HELPERS: Readonly<Record<string, string>> = {
  choose: `choose <- function(test, a, b) {
  n <- max(length(test), length(a), length(b))
  ifelse(rep_len(test != 0, n), rep_len(a, n), rep_len(b, n))
}
`,
  divide: `# A quotient by zero is no data.
divide <- function(a, b) a / ifelse(b == 0, NA, b)
`,
  power: `# One to the power of no data is no data.
power <- function(a, b) ifelse(abs(a) == 1 & !is.finite(b), NaN, a ^ b)
`,
  truth: `# 1 or 0, and no data where an operand has none.
truth <- function(test, ...) {
  unknown <- Reduce("|", lapply(list(...), is.na))
  ifelse(unknown, NaN, as.numeric(do.call(test, list(...))))
}
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
  if (COMPARISONS.has(operation)) return `truth("${operation}", ${a}, ${b})`;
  switch (operation) {
    case "round":
      return `floor(${a} + 0.5)`;
    case "isnan":
      return `as.numeric(is.na(${a}))`;
    case "bit":
      return `(floor(${a} / 2 ^ ${b}) %% 2)`;
    case "&&":
    case "||":
      return `truth("${operation === "&&" ? "&" : "|"}", ${a}, ${b})`;
    case "not":
      return `truth("!", ${a})`;
    case "clamp":
      return `pmin(pmax(${a}, ${b}), ${c})`;
    default:
      return null;
  }
}
