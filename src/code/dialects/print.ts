import type { Expression } from "../../recipe/expression/expression.ts";

/** How a language writes the expressions of a recipe. */
export interface Dialect {
  readonly number: (value: number) => string;
  readonly band: (reference: string) => string;
  /** A call of an operator or function, in parentheses where it needs them; null where the language has none. */
  readonly call: (operation: string, operands: readonly string[]) => string | null;
}

/** An expression has a part that a language cannot say. */
export class Inexpressible extends Error {
  override readonly name = "Inexpressible";
  readonly operation: string;

  constructor(operation: string) {
    super(`There is no “${operation}”.`);
    this.operation = operation;
  }
}

/** Some languages repeat an operand, and links can nest what repeats: each level would double the text. */
const MAX_LENGTH = 20_000;

/** @throws Inexpressible */
export function printed(node: Expression, dialect: Dialect): string {
  const text = print(node, dialect);
  return isWrapped(text) ? text.slice(1, -1) : text;
}

function print(node: Expression, dialect: Dialect): string {
  if (node.kind === "number") return dialect.number(node.value);
  if (node.kind === "band") return dialect.band(node.reference);
  const operands = node.operands.map((operand) => print(operand, dialect));
  const text = dialect.call(node.operation, operands);
  if (text === null || text.length > MAX_LENGTH) throw new Inexpressible(node.operation);
  return text;
}

/** True for "(a + b)", but neither for "(a) + (b)" nor where a string could hide a parenthesis. */
function isWrapped(text: string): boolean {
  if (!text.startsWith("(") || /["'\\]/.test(text.replaceAll(/"[^"\\()]*"/g, ""))) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    if (text[index] === ")") depth -= 1;
    if (depth === 0) return index === text.length - 1;
  }
  return false;
}

/** The four operations that every language writes alike, and the sign. */
export function arithmetic(operation: string, [a = "", b = ""]: readonly string[]): string | null {
  if (["+", "-", "*"].includes(operation)) return `(${a} ${operation} ${b})`;
  return operation === "negate" ? `(-${a})` : null;
}

/** Helpers among those known whose names are called in a text, those that they call included. */
export function helpersOf(text: string, known: Readonly<Record<string, string>>): readonly string[] {
  const used = new Set<string>();
  const visit = (where: string): void => {
    for (const [name, code] of Object.entries(known)) {
      if (used.has(name) || !where.includes(`${name}(`)) continue;
      used.add(name);
      visit(code.slice(code.indexOf("\n")));
    }
  };
  visit(text);
  return Object.entries(known).flatMap(([name, code]) => (used.has(name) ? [code] : []));
}
