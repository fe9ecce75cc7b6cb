import type { Argument, ProcessGraph } from "../types.ts";

/** What processes work on: null is "no data". */
export type Value = Argument;
export type Parameters = Readonly<Record<string, Value>>;

/** Calculates a graph of processes on numbers, as their specification says. A cube is nothing it knows. */
export function evaluate(graph: ProcessGraph, parameters: Parameters): Value {
  const known = new Map<string, Value>();
  const valueOf = (argument: Argument): Value => {
    if (Array.isArray(argument)) return argument.map(valueOf);
    if (typeof argument !== "object" || argument === null) return argument;
    const { from_node: node, from_parameter: parameter } = argument as Readonly<Record<string, string>>;
    if (parameter !== undefined) return parameters[parameter] ?? null;
    return node === undefined ? argument : nodeValue(node);
  };
  const nodeValue = (name: string): Value => {
    if (known.has(name)) return known.get(name) ?? null;
    const node = graph[name];
    if (!node) throw new Error(`There is no node ${name}.`);
    const entries = Object.entries(node.arguments).map(
      ([each, argument]) => [each, valueOf(argument)] as const,
    );
    const value = calculate(node.process_id, Object.fromEntries(entries));
    known.set(name, value);
    return value;
  };
  const result = Object.entries(graph).find(([, node]) => node.result);
  if (!result) throw new Error("No node is the result.");
  return nodeValue(result[0]);
}

/** One process. @throws Error for one that is not known here */
export function calculate(process: string, given: Parameters): Value {
  const special = SPECIAL[process];
  if (special) return special(given);
  const calculation = CALCULATIONS[process];
  if (!calculation) throw new Error(`There is no process ${process} here.`);
  const values = calculation.names.map((name) => given[name] ?? null);
  return values.includes(null) ? null : calculation.of(...(values as number[]));
}

interface Calculation {
  readonly names: readonly string[];
  readonly of: (...values: readonly number[]) => number | boolean | null;
}

const ofX = (of: (x: number) => number | null): Calculation => ({ names: ["x"], of: (x = 0) => of(x) });
const ofTwo = (of: (x: number, y: number) => number | boolean): Calculation => ({
  names: ["x", "y"],
  of: (x = 0, y = 0) => of(x, y),
});
const ordered = (test: (x: number, y: number) => boolean) =>
  ofTwo((x, y) => typeof x === "number" && typeof y === "number" && test(x, y));

/** No data goes through them. */
const CALCULATIONS: Readonly<Record<string, Calculation>> = {
  add: ofTwo((x, y) => x + y),
  subtract: ofTwo((x, y) => x - y),
  multiply: ofTwo((x, y) => x * y),
  divide: ofTwo((x, y) => x / y),
  mod: ofTwo((x, y) => x - y * Math.floor(x / y)),
  power: { names: ["base", "p"], of: (base = 0, p = 0) => base ** p },
  exp: { names: ["p"], of: (p = 0) => Math.exp(p) },
  log: { names: ["x", "base"], of: (x = 0, base = 0) => Math.log(x) / Math.log(base) },
  arctan2: { names: ["y", "x"], of: (y = 0, x = 0) => Math.atan2(y, x) },
  absolute: ofX(Math.abs),
  sqrt: ofX(Math.sqrt),
  ln: ofX(Math.log),
  sin: ofX(Math.sin),
  cos: ofX(Math.cos),
  tan: ofX(Math.tan),
  arctan: ofX(Math.atan),
  floor: ofX(Math.floor),
  ceil: ofX(Math.ceil),
  int: ofX((x) => (Number.isNaN(x) ? null : Math.trunc(x))),
  sgn: ofX(Math.sign),
  eq: ofTwo((x, y) => x === y),
  neq: ofTwo((x, y) => x !== y),
  lt: ordered((x, y) => x < y),
  lte: ordered((x, y) => x <= y),
  gt: ordered((x, y) => x > y),
  gte: ordered((x, y) => x >= y),
};

const SPECIAL: Readonly<Record<string, (given: Parameters) => Value>> = {
  constant: ({ x = null }) => x,
  if: ({ value = null, accept = null, reject = null }) => (value === true ? accept : reject),
  not: ({ x = null }) => (x === null ? null : x !== true),
  // Three-valued logic.
  and: ({ x = null, y = null }) =>
    x === false || y === false ? false : x === null || y === null ? null : true,
  or: ({ x = null, y = null }) => (x === true || y === true ? true : x === null || y === null ? null : false),
  is_nan: ({ x = null }) => typeof x === "number" && Number.isNaN(x),
  is_nodata: ({ x = null }) => x === null,
  is_valid: ({ x = null }) => x !== null && (typeof x !== "number" || Number.isFinite(x)),
  array_create: ({ data = [] }) => data,
  array_contains: ({ data, value = null }) => value !== null && (data as readonly Value[]).includes(value),
  array_element: ({ data, label }) => (data as Readonly<Record<string, Value>>)[label as string] ?? null,
  min: (given) => extreme(given, Math.min),
  max: (given) => extreme(given, Math.max),
};

function extreme({ data, ignore_nodata: ignores = true }: Parameters, of: typeof Math.min): Value {
  const values = data as readonly (number | null)[];
  const valid = values.filter((value) => value !== null);
  return valid.length === 0 || (ignores !== true && valid.length < values.length) ? null : of(...valid);
}
