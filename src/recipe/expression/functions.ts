type OperandCount = readonly [least: number, most: number];

const ONE: OperandCount = [1, 1];
const TWO: OperandCount = [2, 2];
const THREE: OperandCount = [3, 3];
const ANY: OperandCount = [1, 16];

/** The functions that an expression may call, with the fewest and the most operands they take. */
export const FUNCTIONS = {
  abs: ONE,
  sqrt: ONE,
  log: ONE,
  log10: ONE,
  log2: ONE,
  exp: ONE,
  sin: ONE,
  cos: ONE,
  tan: ONE,
  atan: ONE,
  floor: ONE,
  ceil: ONE,
  round: ONE,
  sign: ONE,
  /** 1 where there is no data, 0 elsewhere. */
  isnan: ONE,
  pow: TWO,
  atan2: TWO,
  /** 1 where the bit (0 is the least significant) of a whole number is set. */
  bit: TWO,
  min: ANY,
  max: ANY,
  /** A value, its lower and its upper limit. */
  clamp: THREE,
  /** A test, the value where it holds, the value where it does not. */
  where: THREE,
} as const satisfies Readonly<Record<string, OperandCount>>;

export type FunctionName = keyof typeof FUNCTIONS;

/** Constants by their names in lower case. */
export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, nan: Number.NaN };

export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}
