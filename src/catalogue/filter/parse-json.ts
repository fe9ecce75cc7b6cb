import type { Geometry } from "geojson";
import { shape } from "../../geo/shape.ts";
import { FilterMistake, type Condition, type Operand } from "./types.ts";

/** Deeper than any filter a person or a program writes on purpose; protects the stack. */
const DEEPEST = 64;

/**
 * A parsed JSON value as a condition.
 * @throws FilterMistake that names the place in the expression
 */
export function conditionOfJson(expression: unknown): Condition {
  return read(expression, "filter", 0);
}

function read(expression: unknown, where: string, depth: number): Condition {
  if (depth > DEEPEST) throw new FilterMistake(`${where}: the filter is nested too deeply.`);
  if (typeof expression === "boolean") return expression;
  if (!isObject(expression) || typeof expression["op"] !== "string" || !Array.isArray(expression["args"])) {
    throw new FilterMistake(`${where}: expected an object with "op" and "args".`);
  }
  const args: readonly unknown[] = expression["args"];
  const condition = (index: number): Condition => read(args[index], `${where}.args[${index}]`, depth + 1);
  const operand = (index: number): Operand => readOperand(args[index], `${where}.args[${index}]`);
  const op = expression["op"].toLowerCase();
  const expect = (count: number): void => {
    if (args.length !== count)
      throw new FilterMistake(`${where}: “${op}” takes ${count} arguments, not ${args.length}.`);
  };
  switch (op) {
    case "and":
    case "or":
      if (args.length < 2) throw new FilterMistake(`${where}: “${op}” takes two arguments or more.`);
      return { op, args: args.map((_, index) => condition(index)) };
    case "not":
      expect(1);
      return { op, args: [condition(0)] };
    case "=":
    case "<>":
    case "<":
    case "<=":
    case ">":
    case ">=":
      expect(2);
      return { op, args: [operand(0), operand(1)] };
    case "between":
      expect(3);
      return { op, args: [operand(0), operand(1), operand(2)] };
    case "in": {
      expect(2);
      const members = args[1];
      if (!Array.isArray(members)) throw new FilterMistake(`${where}.args[1]: "in" takes a list.`);
      const list = members.map((member, index) => readOperand(member, `${where}.args[1][${index}]`));
      return { op, args: [operand(0), list] };
    }
    case "like":
      expect(2);
      if (typeof args[1] !== "string")
        throw new FilterMistake(`${where}.args[1]: "like" takes a pattern as text.`);
      return { op, args: [operand(0), args[1]] };
    case "isnull":
      expect(1);
      return { op: "isNull", args: [operand(0)] };
    case "s_intersects":
      expect(2);
      return { op, args: [{ property: "geometry" }, readGeometry(args, where)] };
    default:
      throw new FilterMistake(`${where}.op: “${expression["op"]}” is not supported.`);
  }
}

function readOperand(expression: unknown, where: string): Operand {
  if (typeof expression === "string" || typeof expression === "number" || typeof expression === "boolean") {
    return expression;
  }
  if (isObject(expression)) {
    const { property, timestamp, date } = expression;
    if (typeof property === "string") return { property };
    if (typeof timestamp === "string") return { timestamp };
    if (typeof date === "string") return { date };
  }
  throw new FilterMistake(
    `${where}: expected a property, a text, a number, a boolean, a timestamp or a date.`,
  );
}

function readGeometry(args: readonly unknown[], where: string): Geometry {
  const geometry = args.find((arg) => isObject(arg) && typeof arg["type"] === "string");
  const names = args.some((arg) => isObject(arg) && arg["property"] === "geometry");
  if (geometry === undefined || !names) {
    throw new FilterMistake(`${where}: "s_intersects" takes the property "geometry" and a GeoJSON geometry.`);
  }
  try {
    shape(geometry as Geometry);
    return geometry as Geometry;
  } catch {
    throw new FilterMistake(`${where}: the geometry is not valid GeoJSON.`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
