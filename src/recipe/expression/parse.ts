import type { Expression } from "./expression.ts";
import { ExpressionError } from "./expression-error.ts";
import { CONSTANTS, FUNCTIONS, isFunction } from "./functions.ts";
import { type Token, tokenize } from "./token.ts";

/** Binding power of infix operators: the greatest binds most tightly. */
const POWERS: Readonly<Record<string, number>> = {
  "?": 1,
  "||": 2,
  "&&": 3,
  "==": 4,
  "!=": 4,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  "%": 7,
  "^": 9,
  "**": 9,
};

/** Between "*" and "**", so that -a ** 2 is -(a ** 2) as in mathematics. */
const PREFIX_POWER = 8;

/** Nesting an expression may have: the parser calls itself. */
const MAX_DEPTH = 100;

/**
 * Reads "(B08 - B04) / (B08 + B04)" into a tree.
 * @throws ExpressionError that says what is wrong at which characters
 */
export function parseExpression(text: string): Expression {
  return new Parser(tokenize(text)).parse();
}

/** A Pratt parser: each operator knows how tightly it binds. */
class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Expression {
    if (this.#peek().kind === "end") throw new ExpressionError("The expression is empty.", 0, 0);
    const expression = this.#expression(0);
    const rest = this.#peek();
    if (rest.kind !== "end") throw unexpected(rest, rest.text === ")" ? "It closes nothing." : undefined);
    return expression;
  }

  #expression(power: number): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new ExpressionError("The expression is nested too deeply.", this.#peek().start, this.#peek().end);
    }
    let left = this.#prefix();
    for (;;) {
      const token = this.#peek();
      const own = token.kind === "operator" ? POWERS[token.text] : undefined;
      if (own === undefined || own <= power) break;
      this.#position += 1;
      left = this.#infix(left, token, own);
    }
    this.#depth -= 1;
    return left;
  }

  #infix(left: Expression, token: Token, power: number): Expression {
    if (token.text === "?") {
      const whenTrue = this.#expression(0);
      this.#expect(":");
      return call("where", [left, whenTrue, this.#expression(power - 1)], left.start);
    }
    const isPower = token.text === "^" || token.text === "**";
    // Powers group from the right: 2 ** 3 ** 2 is 2 ** 9.
    const right = this.#expression(isPower ? power - 1 : power);
    return call(isPower ? "**" : token.text, [left, right], left.start);
  }

  #prefix(): Expression {
    const token = this.#peek();
    this.#position += 1;
    if (token.kind === "number") {
      return { kind: "number", value: Number(token.text), start: token.start, end: token.end };
    }
    if (token.kind === "name") return this.#name(token);
    if (token.text === "(") {
      const inside = this.#expression(0);
      const end = this.#expect(")", token).end;
      return { ...inside, start: token.start, end };
    }
    if (token.text === "-") return call("negate", [this.#expression(PREFIX_POWER)], token.start);
    if (token.text === "!") return call("not", [this.#expression(PREFIX_POWER)], token.start);
    if (token.text === "+") return this.#expression(PREFIX_POWER);
    this.#position -= 1;
    throw unexpected(token);
  }

  #name(token: Token): Expression {
    if (this.#peek().text === "(" && this.#peek().kind === "operator" && !token.quoted)
      return this.#call(token);
    const constant = token.quoted ? undefined : CONSTANTS[token.text.toLowerCase()];
    if (constant !== undefined) {
      return { kind: "number", value: constant, start: token.start, end: token.end };
    }
    let reference = token.text;
    let end = token.end;
    while (this.#peek().kind === "operator" && this.#peek().text === ".") {
      this.#position += 1;
      const part = this.#peek();
      if (part.kind !== "name") throw unexpected(part, "A band's name is missing after the point.");
      this.#position += 1;
      reference += `.${part.text}`;
      end = part.end;
    }
    return { kind: "band", reference, start: token.start, end };
  }

  #call(token: Token): Expression {
    if (!isFunction(token.text)) {
      const known = Object.keys(FUNCTIONS).join(", ");
      throw new ExpressionError(
        `There is no function “${token.text}”. Known: ${known}.`,
        token.start,
        token.end,
      );
    }
    const open = this.#expect("(");
    const operands: Expression[] = [];
    while (this.#peek().text !== ")" || this.#peek().kind !== "operator") {
      if (operands.length > 0) this.#expect(",", open);
      operands.push(this.#expression(0));
    }
    const { end } = this.#expect(")", open);
    const [least, most] = FUNCTIONS[token.text];
    if (operands.length < least || operands.length > most) {
      const wanted = least === most ? String(least) : `${least} to ${most}`;
      const message = `“${token.text}” takes ${wanted} value${wanted === "1" ? "" : "s"}, not ${operands.length}.`;
      throw new ExpressionError(message, token.start, end);
    }
    return { kind: "call", operation: token.text, operands, start: token.start, end };
  }

  #expect(text: string, opened?: Token): Token {
    const token = this.#peek();
    if (token.kind === "operator" && token.text === text) {
      this.#position += 1;
      return token;
    }
    if (token.kind === "end" && opened) {
      throw new ExpressionError('This "(" is never closed.', opened.start, opened.end);
    }
    throw unexpected(token, `“${text}” was expected.`);
  }

  #peek(): Token {
    // The last token is always "end", and nothing reads past it.
    return this.#tokens[Math.min(this.#position, this.#tokens.length - 1)] as Token;
  }
}

function call(operation: string, operands: readonly Expression[], start: number): Expression {
  return { kind: "call", operation, operands, start, end: operands.at(-1)?.end ?? start };
}

function unexpected(token: Token, hint?: string): ExpressionError {
  const what =
    token.kind === "end" ? "The expression ends too early." : `“${token.text}” is not expected here.`;
  return new ExpressionError(hint === undefined ? what : `${what} ${hint}`, token.start, token.end);
}
