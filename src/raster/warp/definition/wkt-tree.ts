/** A keyword of WKT with what stands in its brackets. */
export interface WktNode {
  readonly keyword: string;
  readonly values: readonly (string | number | WktNode)[];
}

/** A definition with area and usage has some 3,000 characters, and 10 levels. */
const MOST_CHARACTERS = 100_000;
const DEEPEST = 40;

const TOKEN =
  /\s*(?:"((?:[^"]|"")*)"|([A-Za-z_][\w]*)|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([[\](),]))/y;

/**
 * Well-known text of either version, with square or round brackets. Words that stand without brackets (EAST) are
 * texts.
 * @throws SyntaxError
 */
export function parseWkt(text: string): WktNode {
  if (text.length > MOST_CHARACTERS) throw new SyntaxError("The text is too long for a definition.");
  const tokens = tokensOf(text);
  let position = 0;
  const isNext = (...marks: string[]): boolean => marks.includes(String(tokens[position]?.mark));
  const node = (keyword: string, depth: number): WktNode => {
    if (depth > DEEPEST) throw new SyntaxError("The definition is nested too deeply.");
    position += 1;
    const values: (string | number | WktNode)[] = [];
    while (position < tokens.length && !isNext("]", ")")) {
      values.push(value(depth));
      if (isNext(",")) position += 1;
    }
    if (position >= tokens.length) throw new SyntaxError(`${keyword} does not end.`);
    position += 1;
    return { keyword: keyword.toUpperCase(), values };
  };
  const value = (depth: number): string | number | WktNode => {
    const token = tokens[position];
    position += 1;
    if (token?.value === undefined) throw new SyntaxError("A value is missing.");
    return token.isWord && isNext("[", "(") ? node(String(token.value), depth + 1) : token.value;
  };
  const root = value(0);
  if (typeof root !== "object" || position < tokens.length) throw new SyntaxError("That is no definition.");
  return root;
}

interface Token {
  readonly value?: string | number;
  readonly isWord?: true;
  /** A bracket or a comma. */
  readonly mark?: string;
}

function tokensOf(text: string): readonly Token[] {
  const trimmed = text.trimEnd();
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < trimmed.length) {
    const at = pattern.lastIndex;
    const [, quoted, word, number, mark] = pattern.exec(trimmed) ?? [];
    if (quoted !== undefined) tokens.push({ value: quoted.replaceAll('""', '"') });
    else if (word !== undefined) tokens.push({ value: word, isWord: true });
    else if (number !== undefined) tokens.push({ value: Number(number) });
    else if (mark !== undefined) tokens.push({ mark });
    else throw new SyntaxError(`Nothing can be read at ${trimmed.slice(at, at + 20)}.`);
  }
  return tokens;
}

export function child({ values }: WktNode, ...keywords: string[]): WktNode | undefined {
  return values.find(
    (value): value is WktNode => typeof value === "object" && keywords.includes(value.keyword),
  );
}

export function children({ values }: WktNode, ...keywords: string[]): readonly WktNode[] {
  return values.filter(
    (value): value is WktNode => typeof value === "object" && keywords.includes(value.keyword),
  );
}

/** The text at a place; "" where there is none. */
export function textAt({ values }: WktNode, index: number): string {
  const value = values[index];
  return typeof value === "string" ? value : "";
}

/** @throws SyntaxError where there is no number */
export function numberAt({ values, keyword }: WktNode, index: number): number {
  const value = Number(typeof values[index] === "object" ? Number.NaN : values[index]);
  if (!Number.isFinite(value)) throw new SyntaxError(`${keyword} has no number where one should be.`);
  return value;
}
