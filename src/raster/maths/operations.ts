/** What a function or operator does to numbers. NaN is "no data": it goes through everything but `isnan`. */
export interface Operation {
  /** Fewest and most operands. */
  readonly operands: readonly [least: number, most: number];
  readonly apply: (...operands: readonly number[]) => number;
}

// Callers pass as many numbers as `operands` says, so that functions of one or two may stand for all.
const unary = (apply: (a: number) => number): Operation => ({
  operands: [1, 1],
  apply,
});

const binary = (apply: (a: number, b: number) => number): Operation => ({
  operands: [2, 2],
  apply,
});

/** True and false as 1 and 0; nothing is known of a pixel without data. */
const truth = (test: (a: number, b: number) => boolean): Operation =>
  binary((a, b) => (a !== a || b !== b ? Number.NaN : test(a, b) ? 1 : 0));

const any: readonly [number, number] = [1, 16];

const operatorTable: Readonly<Record<string, Operation>> = {
  "+": binary((a, b) => a + b),
  "-": binary((a, b) => a - b),
  "*": binary((a, b) => a * b),
  // A quotient by nothing is no data rather than infinitely bright.
  "/": binary((a, b) => (b === 0 ? Number.NaN : a / b)),
  "%": binary((a, b) => a % b),
  "**": binary((a, b) => a ** b),
  "<": truth((a, b) => a < b),
  "<=": truth((a, b) => a <= b),
  ">": truth((a, b) => a > b),
  ">=": truth((a, b) => a >= b),
  "==": truth((a, b) => a === b),
  "!=": truth((a, b) => a !== b),
  "&&": truth((a, b) => a !== 0 && b !== 0),
  "||": truth((a, b) => a !== 0 || b !== 0),
  negate: unary((a) => -a),
  not: unary((a) => (Number.isNaN(a) ? a : Number(a === 0))),
};

/** Functions by the name they are called with. */
export const functionTable: Readonly<Record<string, Operation>> = {
  abs: unary(Math.abs),
  sqrt: unary(Math.sqrt),
  log: unary(Math.log),
  log10: unary(Math.log10),
  log2: unary(Math.log2),
  exp: unary(Math.exp),
  sin: unary(Math.sin),
  cos: unary(Math.cos),
  tan: unary(Math.tan),
  atan: unary(Math.atan),
  floor: unary(Math.floor),
  ceil: unary(Math.ceil),
  round: unary(Math.round),
  sign: unary(Math.sign),
  isnan: unary((a) => Number(Number.isNaN(a))),
  pow: binary((a, b) => a ** b),
  atan2: binary((a, b) => Math.atan2(a, b)),
  /** 1 where the bit (0 is the least significant) of a whole number is set. */
  bit: binary((a, b) => (Number.isNaN(a) ? a : Math.floor(a / 2 ** b) % 2)),
  min: { operands: any, apply: (...all) => Math.min(...all) },
  max: { operands: any, apply: (...all) => Math.max(...all) },
  clamp: {
    operands: [3, 3],
    apply: (a = Number.NaN, low = Number.NaN, high = Number.NaN) => Math.min(Math.max(a, low), high),
  },
  where: {
    operands: [3, 3],
    apply: (test = Number.NaN, a = Number.NaN, b = Number.NaN) =>
      Number.isNaN(test) ? Number.NaN : test === 0 ? b : a,
  },
};

export const constantTable: Readonly<Record<string, number>> = { pi: Math.PI, nan: Number.NaN };

/** The operation of a call in a parsed expression, whose names have been checked. */
export function operationOf(name: string): Operation {
  const operation = operatorTable[name] ?? functionTable[name];
  if (!operation) throw new Error(`no operation "${name}"`);
  return operation;
}
