import type { Geometry } from "geojson";

/**
 * A condition on the properties of items, in the form of CQL2-JSON (OGC 21-065r2): what is sent to a service
 * that reads CQL2-JSON is this very value. The other languages are printed from it.
 */
export type Condition =
  | Junction
  | Negation
  | Comparison
  | Between
  | Among
  | Like
  | IsNull
  | Spatial
  | boolean;

export interface Junction {
  readonly op: "and" | "or";
  /** Two or more. */
  readonly args: readonly Condition[];
}

export interface Negation {
  readonly op: "not";
  readonly args: readonly [Condition];
}

export type ComparisonOperator = "=" | "<>" | "<" | "<=" | ">" | ">=";

export interface Comparison {
  readonly op: ComparisonOperator;
  readonly args: readonly [Operand, Operand];
}

/** Both ends included. */
export interface Between {
  readonly op: "between";
  readonly args: readonly [tested: Operand, low: Operand, high: Operand];
}

export interface Among {
  readonly op: "in";
  readonly args: readonly [tested: Operand, members: readonly Operand[]];
}

/** `%` stands for any text, `_` for one character; a backslash takes the next character as it is. */
export interface Like {
  readonly op: "like";
  readonly args: readonly [tested: Operand, pattern: string];
}

export interface IsNull {
  readonly op: "isNull";
  readonly args: readonly [Operand];
}

export interface Spatial {
  readonly op: "s_intersects";
  readonly args: readonly [PropertyName, Geometry];
}

export type Operand = PropertyName | Literal;

export interface PropertyName {
  readonly property: string;
}

export type Scalar = string | number | boolean;

/** A date is YYYY-MM-DD, a timestamp an RFC 3339 instant. */
export type Literal = Scalar | { readonly date: string } | { readonly timestamp: string };

/** A filter that cannot be read; the message names the place. */
export class FilterMistake extends Error {
  override readonly name = "FilterMistake";
}
