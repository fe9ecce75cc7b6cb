import { wktOf } from "../../geo/wkt.ts";
import type { Condition, Operand } from "./types.ts";

/** A condition as CQL2-Text (OGC 21-065r2, annex B), with names in quotation marks where they need them. */
export function textOfCondition(condition: Condition): string {
  if (typeof condition === "boolean") return condition ? "TRUE" : "FALSE";
  switch (condition.op) {
    case "and":
    case "or":
      return condition.args.map(nested).join(condition.op === "and" ? " AND " : " OR ");
    case "not":
      return `NOT ${nested(condition.args[0])}`;
    case "between":
      return `${operand(condition.args[0])} BETWEEN ${operand(condition.args[1])} AND ${operand(condition.args[2])}`;
    case "in":
      // The grammar has no empty list; nothing is in one, and a missing property leaves it false, too.
      if (condition.args[1].length === 0) return "FALSE";
      return `${operand(condition.args[0])} IN (${condition.args[1].map(operand).join(", ")})`;
    case "like":
      return `${operand(condition.args[0])} LIKE ${quoted(condition.args[1])}`;
    case "isNull":
      return `${operand(condition.args[0])} IS NULL`;
    case "s_intersects":
      return `S_INTERSECTS(${name(condition.args[0].property)}, ${wktOf(condition.args[1])})`;
    default:
      return `${operand(condition.args[0])} ${condition.op} ${operand(condition.args[1])}`;
  }
}

/** "AND" binds before "OR" and "NOT" before both: parentheses leave no room for doubt. */
function nested(condition: Condition): string {
  const text = textOfCondition(condition);
  const binds = typeof condition === "object" && ["and", "or", "not"].includes(condition.op);
  return binds ? `(${text})` : text;
}

function operand(value: Operand): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if ("property" in value) return name(value.property);
  return "date" in value ? `DATE(${quoted(value.date)})` : `TIMESTAMP(${quoted(value.timestamp)})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const RESERVED = new Set(
  "and or not like between in is null true false date timestamp interval div casei accenti s_intersects".split(
    " ",
  ),
);

/** Names with a colon, such as "eo:cloud_cover", are quoted: services read them differently otherwise. */
function name(property: string): string {
  const plain = /^[A-Za-z_][\w.]*$/.test(property) && !RESERVED.has(property.toLowerCase());
  return plain ? property : `"${property.replaceAll('"', '""')}"`;
}
