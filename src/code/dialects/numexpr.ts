import { arithmetic, type Dialect, Inexpressible } from "./print.ts";

/** numexpr, which TiTiler evaluates expressions with. It has no "no data": a quotient by zero is infinite. */
export function numexpr(band: (reference: string) => string): Dialect {
  return {
    number: (value) => {
      if (Number.isFinite(value)) return String(value);
      throw new Inexpressible(String(value));
    },
    band,
    call: (operation, operands) => arithmetic(operation, operands) ?? call(operation, operands),
  };
}

const SAME: Readonly<Record<string, string>> = {
  abs: "abs",
  sqrt: "sqrt",
  log: "log",
  log10: "log10",
  exp: "exp",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  atan: "arctan",
  floor: "floor",
  ceil: "ceil",
  atan2: "arctan2",
};

const INFIX: ReadonlySet<string> = new Set(["/", "%", "**", "<", "<=", ">", ">=", "==", "!="]);

function call(operation: string, operands: readonly string[]): string | null {
  const [a = "", b = "", c = ""] = operands;
  const same = SAME[operation];
  if (same !== undefined) return `${same}(${operands.join(",")})`;
  if (INFIX.has(operation)) return `(${a}${operation}${b})`;
  switch (operation) {
    case "pow":
      return `(${a}**${b})`;
    case "&&":
    case "||":
      return `((${a}!=0)${operation === "&&" ? "&" : "|"}(${b}!=0))`;
    case "not":
      return `(${a}==0)`;
    case "log2":
      return `(log(${a})/${Math.LN2})`;
    case "round":
      return `floor(${a}+0.5)`;
    case "bit":
      return `(floor(${a}/2**${b})%2)`;
    case "min":
      return operands.reduce((least, each) => `where(${least}<${each},${least},${each})`);
    case "max":
      return operands.reduce((most, each) => `where(${most}>${each},${most},${each})`);
    case "clamp":
      return `where(${a}<${b},${b},where(${a}>${c},${c},${a}))`;
    case "where":
      return `where(${a}!=0,${b},${c})`;
    default:
      return null;
  }
}
