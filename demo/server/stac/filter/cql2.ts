import type { Geometry } from "geojson";
import { isObject } from "../../http/body.ts";
import { badRequest } from "../../http/failure.ts";
import type { LibraryItem } from "../../library/item.ts";
import { shape } from "../geometry.ts";
import { intersects } from "../intersects.ts";
import { compare, likePattern } from "./compare.ts";
import { propertyOf } from "./property.ts";

/** A condition in three-valued logic: `undefined` where a missing property leaves it open. */
type Condition = (item: LibraryItem) => boolean | undefined;
type Value = (item: LibraryItem) => unknown;

/** Deeper than any filter a person or a program writes on purpose; protects the stack. */
const deepest = 64;

/**
 * Compiles a CQL2-JSON expression (OGC 21-065r2) to a test over items.
 * Operators: and, or, not, =, <>, <, <=, >, >=, between, in, like, isNull, s_intersects.
 * @throws RequestFailure with 400 that names the place in the expression.
 */
export function compileFilter(expression: unknown): (item: LibraryItem) => boolean {
  const condition = compileCondition(expression, "filter", 0);
  return (item) => condition(item) === true;
}

function compileCondition(expression: unknown, where: string, depth: number): Condition {
  if (depth > deepest) throw badRequest(`${where}: the filter is nested too deeply.`);
  if (typeof expression === "boolean") return () => expression;
  if (!isObject(expression) || typeof expression["op"] !== "string" || !Array.isArray(expression["args"])) {
    throw badRequest(`${where}: expected an object with "op" and "args".`);
  }
  const op = expression["op"].toLowerCase();
  const args: readonly unknown[] = expression["args"];
  const condition = (index: number): Condition =>
    compileCondition(args[index], `${where}.args[${index}]`, depth + 1);
  const value = (index: number): Value => compileValue(args[index], `${where}.args[${index}]`);
  const expect = (count: number): void => {
    if (args.length !== count)
      throw badRequest(`${where}: "${op}" takes ${count} arguments, not ${args.length}.`);
  };

  switch (op) {
    case "and":
    case "or":
      if (args.length < 2) throw badRequest(`${where}: "${op}" takes two arguments or more.`);
      return junction(
        op,
        args.map((_, index) => condition(index)),
      );
    case "not": {
      expect(1);
      const inner = condition(0);
      return (item) => {
        const holds = inner(item);
        return holds === undefined ? undefined : !holds;
      };
    }
    case "=":
    case "<>":
    case "<":
    case "<=":
    case ">":
    case ">=":
      expect(2);
      return comparison(op, value(0), value(1));
    case "between":
      expect(3);
      return junction("and", [comparison(">=", value(0), value(1)), comparison("<=", value(0), value(2))]);
    case "in": {
      expect(2);
      const list = args[1];
      if (!Array.isArray(list)) throw badRequest(`${where}.args[1]: "in" takes a list.`);
      const wanted = value(0);
      const members = list.map((member, index) => compileValue(member, `${where}.args[1][${index}]`));
      return junction(
        "or",
        members.map((member) => comparison("=", wanted, member)),
      );
    }
    case "like": {
      expect(2);
      if (typeof args[1] !== "string") throw badRequest(`${where}.args[1]: "like" takes a pattern as text.`);
      const pattern = likePattern(args[1]);
      const text = value(0);
      return (item) => {
        const found = text(item);
        return typeof found === "string" ? pattern.test(found) : undefined;
      };
    }
    case "isnull": {
      expect(1);
      const tested = value(0);
      return (item) => (tested(item) ?? null) === null;
    }
    case "s_intersects":
      expect(2);
      return spatial(args, where);
    default:
      throw badRequest(`${where}.op: "${expression["op"]}" is not supported.`);
  }
}

function junction(op: "and" | "or", parts: readonly Condition[]): Condition {
  const decisive = op === "or";
  return (item) => {
    let open = false;
    for (const part of parts) {
      const holds = part(item);
      if (holds === decisive) return decisive;
      if (holds === undefined) open = true;
    }
    return open ? undefined : !decisive;
  };
}

function comparison(op: string, left: Value, right: Value): Condition {
  return (item) => {
    const order = compare(left(item), right(item));
    if (order === undefined) return undefined;
    if (op === "=") return order === 0;
    if (op === "<>") return order !== 0;
    // Values that differ without an order, such as a number and a text, are neither less nor greater.
    if (Number.isNaN(order)) return undefined;
    if (op === "<") return order < 0;
    if (op === "<=") return order <= 0;
    return op === ">" ? order > 0 : order >= 0;
  };
}

function compileValue(expression: unknown, where: string): Value {
  if (["string", "number", "boolean"].includes(typeof expression) || expression === null) {
    return () => expression;
  }
  if (isObject(expression)) {
    const { property, timestamp, date } = expression;
    if (typeof property === "string") return (item) => propertyOf(item, property);
    if (typeof timestamp === "string") return () => timestamp;
    if (typeof date === "string") return () => date;
  }
  throw badRequest(`${where}: expected a property, a text, a number, a boolean, a timestamp or a date.`);
}

function spatial(args: readonly unknown[], where: string): Condition {
  const geometry = args.find((arg) => isObject(arg) && typeof arg["type"] === "string");
  const names = args.some((arg) => isObject(arg) && arg["property"] === "geometry");
  if (geometry === undefined || !names) {
    throw badRequest(`${where}: "s_intersects" takes the property "geometry" and a GeoJSON geometry.`);
  }
  try {
    const wanted = shape(geometry as unknown as Geometry);
    return (item) => intersects(item.shape, wanted);
  } catch {
    throw badRequest(`${where}: the geometry is not valid GeoJSON.`);
  }
}
