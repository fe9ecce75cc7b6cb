import { pythonString } from "./quote.ts";

const INDENT = "    ";
/** Short lists and objects stay on one line. */
const LINE = 60;

/** A JSON value as an expression of Python. @param depth steps by which the lines after the first are indented */
export function pythonLiteral(value: unknown, depth = 0): string {
  if (typeof value === "string") return pythonString(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object" || value === null) return typeof value === "number" ? String(value) : "None";
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((one) => pythonLiteral(one, depth + 1))
    : Object.entries(value).map(([key, one]) => `${pythonString(key)}: ${pythonLiteral(one, depth + 1)}`);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const line = `${open}${parts.join(", ")}${close}`;
  if (line.length <= LINE && !line.includes("\n")) return line;
  const indent = INDENT.repeat(depth + 1);
  return `${open}\n${parts.map((part) => `${indent}${part},\n`).join("")}${INDENT.repeat(depth)}${close}`;
}
