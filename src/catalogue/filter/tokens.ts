import { FilterMistake } from "./types.ts";

/** A piece of CQL2-Text. `name` is a property in quotation marks, which is never a keyword. */
export interface Token {
  readonly kind: "word" | "name" | "text" | "number" | "symbol" | "end";
  readonly text: string;
  /** Index of its first character. */
  readonly start: number;
}

/** Words may hold colons and points: people write eo:cloud_cover without quotation marks. */
const PATTERN =
  /\s*(?:(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_.:-]*)|"(?<name>(?:[^"]|"")*)"|'(?<text>(?:[^']|'')*)'|(?<symbol><>|<=|>=|[=<>(),]))/uy;

/** @throws FilterMistake at the first character that begins nothing */
export function tokensOf(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = filter.trimEnd().length;
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < end) {
    const at = PATTERN.lastIndex;
    const match = PATTERN.exec(filter);
    if (match === null) {
      const start = at + (/^\s*/.exec(filter.slice(at))?.[0].length ?? 0);
      throw new FilterMistake(
        `At character ${start + 1}: “${filter.slice(start, start + 1)}” cannot be read.`,
      );
    }
    tokens.push({ ...tokenOf(match.groups ?? {}), start: at + leadingSpace(match[0]) });
  }
  return [...tokens, { kind: "end", text: "", start: end }];
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Omit<Token, "start"> {
  const { number, word, name, text, symbol } = groups;
  if (number !== undefined) return { kind: "number", text: number };
  if (word !== undefined) return { kind: "word", text: word };
  if (name !== undefined) return { kind: "name", text: name.replaceAll('""', '"') };
  if (text !== undefined) return { kind: "text", text: text.replaceAll("''", "'") };
  return { kind: "symbol", text: symbol ?? "" };
}
