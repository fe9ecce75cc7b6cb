import { pythonString } from "../quote.ts";
import { arithmetic, type Dialect } from "./print.ts";

/** Python with numpy, over arrays of doubles in `bands`; calls the helpers below. */
export const NUMPY: Dialect = {
  number: pythonNumber("np."),
  band: (reference) => `bands[${pythonString(reference)}]`,
  call: (operation, operands) =>
    arithmetic(operation, operands) ?? common("np.", operation, operands) ?? helper(operation, operands),
};

/** numpy does most as JavaScript does; these are where it, and what the application means, differ. */
export const NUMPY_HELPERS: Readonly<Record<string, string>> = {
  divide: `def divide(a, b):
    """A quotient by zero is no data."""
    return np.where(np.equal(b, 0), np.nan, np.divide(a, b))
`,
  power: `def power(a, b):
    """One to the power of no data is no data."""
    return np.where((np.abs(a) == 1) & ~np.isfinite(b), np.nan, np.power(a, b))
`,
  truth: `def truth(test, *operands):
    """1 or 0, and no data where an operand has none."""
    unknown = np.any(np.broadcast_arrays(*[np.isnan(operand) for operand in operands]), axis=0)
    return np.where(unknown, np.nan, test(*operands))
`,
  choose: `def choose(test, a, b):
    return np.where(np.isnan(test), np.nan, np.where(np.equal(test, 0), b, a))
`,
};

/** One expression of numpy without definitions, as gdal_calc.py evaluates it. */
export function numpyInline(band: (reference: string) => string): Dialect {
  return {
    number: pythonNumber(""),
    band,
    call: (operation, operands) => {
      const plain = arithmetic(operation, operands) ?? common("", operation, operands);
      if (plain !== null) return plain;
      const lambda = lambdaOf(operation);
      return lambda === null ? null : `(${lambda})(${operands.join(", ")})`;
    },
  };
}

function pythonNumber(prefix: string): (value: number) => string {
  return (value) => {
    if (Number.isNaN(value)) return `${prefix}nan`;
    if (!Number.isFinite(value)) return `${prefix}inf`;
    const text = String(value);
    // Python's whole numbers have another division and other powers.
    return /[.e]/.test(text) ? text : `${text}.0`;
  };
}

const SAME: Readonly<Record<string, string>> = {
  abs: "absolute",
  sqrt: "sqrt",
  log: "log",
  log10: "log10",
  log2: "log2",
  exp: "exp",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  atan: "arctan",
  floor: "floor",
  ceil: "ceil",
  sign: "sign",
  atan2: "arctan2",
  "%": "fmod",
};

function common(np: string, operation: string, operands: readonly string[]): string | null {
  const [a = "", b = "", c = ""] = operands;
  const same = SAME[operation];
  if (same !== undefined) return `${np}${same}(${operands.join(", ")})`;
  switch (operation) {
    case "round":
      return `${np}floor(${a} + 0.5)`;
    case "isnan":
      return `(1.0 * ${np}isnan(${a}))`;
    case "bit":
      return `${np}fmod(${np}floor(${a} / 2.0 ** ${b}), 2)`;
    case "min":
      return operands.reduce((least, each) => `${np}minimum(${least}, ${each})`);
    case "max":
      return operands.reduce((most, each) => `${np}maximum(${most}, ${each})`);
    case "clamp":
      return `${np}minimum(${np}maximum(${a}, ${b}), ${c})`;
    default:
      return null;
  }
}

/** Their ufuncs, which take no data for true. */
const TESTS: Readonly<Record<string, string>> = {
  "<": "less",
  "<=": "less_equal",
  ">": "greater",
  ">=": "greater_equal",
  "==": "equal",
  "!=": "not_equal",
  "&&": "logical_and",
  "||": "logical_or",
  not: "logical_not",
};

function helper(operation: string, operands: readonly string[]): string | null {
  const [a = "", b = ""] = operands;
  const test = TESTS[operation];
  if (test !== undefined) return `truth(np.${test}, ${operands.join(", ")})`;
  switch (operation) {
    case "/":
      return `divide(${a}, ${b})`;
    case "**":
    case "pow":
      return `power(${a}, ${b})`;
    case "where":
      return `choose(${operands.join(", ")})`;
    default:
      return null;
  }
}

function lambdaOf(operation: string): string | null {
  const test = TESTS[operation];
  if (operation === "not") return "lambda a: where(isnan(a), nan, 1.0 * logical_not(a))";
  if (test !== undefined) return `lambda a, b: where(isnan(a) | isnan(b), nan, 1.0 * ${test}(a, b))`;
  switch (operation) {
    case "/":
      return "lambda a, b: where(equal(b, 0), nan, a / where(equal(b, 0), 1, b))";
    case "**":
    case "pow":
      return "lambda a, b: where((absolute(a) == 1) & ~isfinite(b), nan, power(a, b))";
    case "where":
      return "lambda test, a, b: where(isnan(test), nan, where(equal(test, 0), b, a))";
    default:
      return null;
  }
}
