import { type FunctionName, isFunction } from "../../recipe/expression/functions.ts";

/**
 * What a function or operator does to numbers. NaN is "no data": it goes through everything but `isnan`. It is
 * called with as many numbers as the parser allows, so that functions of one or two may stand for all.
 */
export type Operation = (...operands: readonly number[]) => number;

/** True and false as 1 and 0; nothing is known of a pixel without data. */
const truth =
  (test: (a: number, b: number) => boolean) =>
  (a: number, b: number): number =>
    a !== a || b !== b ? Number.NaN : test(a, b) ? 1 : 0;

const OPERATORS: Readonly<Record<string, Operation>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  // A quotient by nothing is no data rather than infinitely bright.
  "/": (a, b) => (b === 0 ? Number.NaN : a / b),
  "%": (a, b) => a % b,
  "**": (a, b) => a ** b,
  "<": truth((a, b) => a < b),
  "<=": truth((a, b) => a <= b),
  ">": truth((a, b) => a > b),
  ">=": truth((a, b) => a >= b),
  "==": truth((a, b) => a === b),
  "!=": truth((a, b) => a !== b),
  "&&": truth((a, b) => a !== 0 && b !== 0),
  "||": truth((a, b) => a !== 0 || b !== 0),
  negate: (a) => -a,
  not: (a) => (Number.isNaN(a) ? a : Number(a === 0)),
};

/** Functions by the name they are called with. */
const FUNCTION_OPERATIONS: Readonly<Record<FunctionName, Operation>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  log: Math.log,
  log10: Math.log10,
  log2: Math.log2,
  exp: Math.exp,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  atan: Math.atan,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  sign: Math.sign,
  isnan: (a) => Number(Number.isNaN(a)),
  pow: (a, b) => a ** b,
  atan2: (a, b) => Math.atan2(a, b),
  bit: (a, b) => (Number.isNaN(a) ? a : Math.floor(a / 2 ** b) % 2),
  min: (...all) => Math.min(...all),
  max: (...all) => Math.max(...all),
  clamp: (a = Number.NaN, low = Number.NaN, high = Number.NaN) => Math.min(Math.max(a, low), high),
  where: (test = Number.NaN, a = Number.NaN, b = Number.NaN) =>
    Number.isNaN(test) ? Number.NaN : test === 0 ? b : a,
};

/** The operation of a call in a parsed expression, whose names have been checked. */
export function operationOf(name: string): Operation {
  const operation = isFunction(name) ? FUNCTION_OPERATIONS[name] : OPERATORS[name];
  if (!operation) throw new Error(`no operation "${name}"`);
  return operation;
}
