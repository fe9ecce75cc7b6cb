import type { Expression } from "../recipe/expression/expression.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { Argument } from "./types.ts";

/**
 * What a part of an expression became. Nothing is ever NaN: openEO has null for "no data" and compares NaN by IEEE 754,
 * so every process that could give NaN is followed by a test for it.
 */
interface Part {
  readonly argument: Argument;
  /** Tests are true, false or null in openEO, and 1, 0 or no data here. */
  readonly kind: "number" | "boolean";
  /** Whether it can be infinite, and NaN come of it. */
  readonly isWild: boolean;
}

/** Writes expressions as processes over the bands of a pixel. */
export class ExpressionGraph {
  readonly #builder: GraphBuilder;
  readonly #band: (reference: string) => Argument;

  /** @param band the physical value of a band: a node of the builder */
  constructor(builder: GraphBuilder, band: (reference: string) => Argument) {
    this.#builder = builder;
    this.#band = band;
  }

  /** The value of an expression; null where it is not a finite number. */
  value(expression: Expression): Argument {
    const part = this.#part(expression);
    const argument = this.#number(part);
    return part.isWild ? this.#if(this.#add("is_valid", { x: argument }), argument) : argument;
  }

  #part(node: Expression): Part {
    if (node.kind === "band") return number(this.#band(node.reference));
    if (node.kind === "number") return number(Number.isNaN(node.value) ? null : clamped(node.value));
    const parts = node.operands.map((operand) => this.#part(operand));
    return this.#test(node.operation, parts) ?? this.#calculation(node.operation, parts);
  }

  /** Comparisons and logic. */
  #test(operation: string, parts: readonly Part[]): Part | undefined {
    const comparison = COMPARISONS[operation];
    if (comparison !== undefined) {
      const [x = null, y = null] = parts.map((part) => this.#number(part));
      return boolean(this.#add(comparison, { x, y }));
    }
    const [a = null, b = null] = parts.map((part) => part);
    if (a && operation === "not") return boolean(this.#not(this.#boolean(a)));
    // openEO's "and" of false and no data is false; here nothing is known of a pixel without data.
    if (a && b && operation === "&&") {
      const [x, y] = [this.#boolean(a), this.#boolean(b)];
      return boolean(this.#choose(x, y, this.#add("and", { x: y, y: this.#not(y) })));
    }
    if (a && b && operation === "||") {
      const [x, y] = [this.#boolean(a), this.#boolean(b)];
      return boolean(this.#choose(x, this.#add("or", { x: y, y: this.#not(y) }), y));
    }
    if (a && operation === "isnan") {
      const x = this.#number(a);
      // A file's own NaN need not be declared as "no data".
      return boolean(this.#add("or", { x: this.#add("is_nodata", { x }), y: this.#add("is_nan", { x }) }));
    }
    return undefined;
  }

  #calculation(operation: string, parts: readonly Part[]): Part {
    const isWild = parts.some((part) => part.isWild);
    const numbers = parts.map((part) => this.#number(part));
    const [x = null, y = null, z = null] = numbers;
    const same = (argument: Argument): Part => ({ argument, kind: "number", isWild });
    const plain = (argument: Argument): Part => same(isWild ? this.#known(argument) : argument);
    const wild = (argument: Argument): Part => ({
      argument: this.#known(argument),
      kind: "number",
      isWild: true,
    });
    const arithmetic = ARITHMETIC[operation];
    if (arithmetic !== undefined) return plain(this.#add(arithmetic, { x, y }));
    const ofOne = OF_ONE[operation];
    if (ofOne !== undefined) return plain(this.#add(ofOne, { x }));
    switch (operation) {
      case "negate":
        return plain(this.#add("multiply", { x, y: -1 }));
      case "/":
        return plain(this.#divide(x, y));
      case "%":
        return same(this.#remainder(x, y, isWild));
      case "**":
      case "pow":
        return wild(this.#add("power", { base: x, p: y }));
      case "sqrt":
        return same(this.#known(this.#add("sqrt", { x })));
      case "log":
        return wild(this.#add("ln", { x }));
      case "log10":
      case "log2":
        return wild(this.#add("log", { x, base: operation === "log2" ? 2 : 10 }));
      case "exp":
        return wild(this.#add("exp", { p: x }));
      case "round":
        return same(this.#add("floor", { x: this.#add("add", { x, y: 0.5 }) }));
      case "atan2":
        return plain(this.#add("arctan2", { y: x, x: y }));
      case "bit":
        return same(
          this.#remainder(this.#add("floor", { x: this.#divide(x, this.#powerOfTwo(y)) }), 2, isWild),
        );
      case "min":
      case "max":
        return same(this.#extreme(operation, numbers));
      case "clamp":
        return same(this.#extreme("min", [this.#extreme("max", [x, y]), z]));
      case "where":
        return same(this.#choose(this.#boolean(parts[0] ?? number(null)), y, z));
      default:
        throw new Error(`no process for "${operation}"`);
    }
  }

  /** A quotient by zero is no data, and not infinite as in openEO. */
  #divide(x: Argument, y: Argument): Argument {
    const quotient = this.#add("divide", { x, y });
    if (typeof y === "number" && y !== 0) return quotient;
    return this.#if(this.#add("neq", { x: y, y: 0 }), quotient);
  }

  /** With the sign of the first, where openEO's "mod" has that of the second. */
  #remainder(x: Argument, y: Argument, isWild: boolean): Argument {
    const whole = this.#add("int", { x: this.#divide(x, y) });
    const rest = this.#add("subtract", { x, y: this.#add("multiply", { x: y, y: whole }) });
    if (!isWild) return rest;
    const beyond = this.#add("gt", { x: this.#add("absolute", { x: y }), y: Number.MAX_VALUE });
    return this.#known(this.#if(beyond, x, rest));
  }

  #powerOfTwo(exponent: Argument): Argument {
    if (typeof exponent === "number") return 2 ** exponent;
    return this.#add("power", { base: 2, p: exponent });
  }

  /** No data where one of them has none. */
  #extreme(process: "min" | "max", numbers: readonly Argument[]): Argument {
    const data = this.#add("array_create", { data: numbers });
    return this.#add(process, { data, ignore_nodata: false });
  }

  /** NaN as null. */
  #known(x: Argument): Argument {
    return this.#if(this.#not(this.#add("is_nan", { x })), x);
  }

  /** Null where the test is null, which openEO alone would take for false. */
  #choose(test: Argument, accept: Argument, reject: Argument): Argument {
    return this.#if(test, accept, this.#if(this.#not(test), reject));
  }

  #if(value: Argument, accept: Argument, reject?: Argument): Argument {
    return this.#add("if", { value, accept, ...(reject === undefined ? {} : { reject }) });
  }

  #not(x: Argument): Argument {
    return this.#add("not", { x });
  }

  #number({ argument, kind }: Part): Argument {
    return kind === "number" ? argument : this.#choose(argument, 1, 0);
  }

  #boolean({ argument, kind }: Part): Argument {
    return kind === "boolean" ? argument : this.#add("neq", { x: argument, y: 0 });
  }

  #add(process: string, parameters: Readonly<Record<string, Argument>>): Argument {
    return this.#builder.add(process, parameters);
  }
}

function number(argument: Argument): Part {
  return { argument, kind: "number", isWild: false };
}

function boolean(argument: Argument): Part {
  return { argument, kind: "boolean", isWild: false };
}

/** JSON has no infinity. */
function clamped(value: number): number {
  return Math.min(value, Number.MAX_VALUE);
}

const COMPARISONS: Readonly<Record<string, string>> = {
  "<": "lt",
  "<=": "lte",
  ">": "gt",
  ">=": "gte",
  "==": "eq",
  "!=": "neq",
};

const ARITHMETIC: Readonly<Record<string, string>> = { "+": "add", "-": "subtract", "*": "multiply" };

const OF_ONE: Readonly<Record<string, string>> = {
  abs: "absolute",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  atan: "arctan",
  floor: "floor",
  ceil: "ceil",
  sign: "sgn",
};
