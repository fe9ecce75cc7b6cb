import { ExpressionError } from "./expression-error.ts";

export interface Token {
  readonly kind: "number" | "name" | "operator" | "end";
  /** Text without quotes. */
  readonly text: string;
  /** True for names in backticks or quotes: never a function or constant. */
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** Longest first, so that "<=" is not read as "<" and "=". */
const OPERATORS = "** <= >= == != && || + - * / % ^ < > ! ? : ( ) , .".split(" ");

const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const quotedName = /`([^`]*)`|"([^"]*)"|'([^']*)'/y;
const space = /\s*/y;

/** Most characters an expression may have: they come from shared links. */
const MAX_LENGTH = 2000;

/** @throws ExpressionError at the first character that belongs to no token */
export function tokenize(text: string): readonly Token[] {
  if (text.length > MAX_LENGTH) {
    throw new ExpressionError(
      `The expression is longer than ${MAX_LENGTH} characters.`,
      MAX_LENGTH,
      text.length,
    );
  }
  const tokens: Token[] = [];
  let position = skip(space, text, 0);
  while (position < text.length) {
    const token = tokenAt(text, position);
    tokens.push(token);
    position = skip(space, text, token.end);
  }
  tokens.push({ kind: "end", text: "", quoted: false, start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const plain = (kind: Token["kind"], end: number): Token => ({
    kind,
    text: text.slice(start, end),
    quoted: false,
    start,
    end,
  });
  const quoted = matchAt(quotedName, text, start);
  if (quoted) {
    const inside = quoted[1] ?? quoted[2] ?? quoted[3] ?? "";
    return { kind: "name", text: inside, quoted: true, start, end: start + quoted[0].length };
  }
  const numeric = matchAt(number, text, start);
  if (numeric) {
    const end = start + numeric[0].length;
    // "2x" is a typing mistake, not a two and a band.
    const tail = matchAt(name, text, end);
    if (tail) {
      const all = text.slice(start, end + tail[0].length);
      throw new ExpressionError(
        `Put “${all}” in backticks if it is a band's name.`,
        start,
        start + all.length,
      );
    }
    return plain("number", end);
  }
  const word = matchAt(name, text, start);
  if (word) return plain("name", start + word[0].length);
  const operator = OPERATORS.find((candidate) => text.startsWith(candidate, start));
  if (operator !== undefined) return plain("operator", start + operator.length);
  throw new ExpressionError(...unexpectedCharacter(text, start));
}

function unexpectedCharacter(text: string, start: number): [message: string, start: number, end: number] {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const isQuote = "`\"'".includes(character);
  const message = isQuote
    ? `The name that begins with ${character} has no end.`
    : `“${character}” means nothing here.`;
  return [message, start, isQuote ? text.length : start + character.length];
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function skip(pattern: RegExp, text: string, position: number): number {
  return position + (matchAt(pattern, text, position)?.[0].length ?? 0);
}
