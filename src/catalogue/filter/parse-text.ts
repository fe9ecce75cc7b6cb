import { geometryOfWkt } from "../../geo/wkt.ts";
import { tokensOf, type Token } from "./tokens.ts";
import { FilterMistake, type ComparisonOperator, type Condition, type Operand } from "./types.ts";

/** Longer than what a person types; an address has no room for more. */
const LONGEST = 4_000;
/** Deeper than any filter a person writes; protects the stack. */
const DEEPEST = 64;
const COMPARISONS: readonly string[] = ["=", "<>", "<", "<=", ">", ">="];

/**
 * CQL2-Text (OGC 21-065r2, annex B) as a condition: and, or, not, comparisons, BETWEEN, IN, LIKE, IS NULL,
 * S_INTERSECTS, with dates and timestamps.
 * @throws FilterMistake that names the place
 */
export function conditionOfText(text: string): Condition {
  if (text.length > LONGEST) throw new FilterMistake(`The filter is longer than ${LONGEST} characters.`);
  return new Parser(text).whole();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  whole(): Condition {
    const condition = this.#or();
    if (this.#next.kind !== "end") this.#fail("expected an operator");
    return condition;
  }

  #or(): Condition {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new FilterMistake("The filter is nested too deeply.");
    const args = [this.#and()];
    while (this.#takesWord("or")) args.push(this.#and());
    this.#depth -= 1;
    const [only] = args;
    return args.length === 1 && only !== undefined ? only : { op: "or", args };
  }

  #and(): Condition {
    const args = [this.#not()];
    while (this.#takesWord("and")) args.push(this.#not());
    const [only] = args;
    return args.length === 1 && only !== undefined ? only : { op: "and", args };
  }

  #not(): Condition {
    let negations = 0;
    while (this.#takesWord("not")) negations += 1;
    if (negations > DEEPEST) throw new FilterMistake("The filter is nested too deeply.");
    let condition = this.#predicate();
    for (; negations > 0; negations -= 1) condition = { op: "not", args: [condition] };
    return condition;
  }

  #predicate(): Condition {
    if (this.#takesSymbol("(")) {
      const inner = this.#or();
      this.#symbol(")");
      return inner;
    }
    if (this.#takesWord("s_intersects")) return this.#spatial();
    const tested = this.#operand();
    if (this.#takesWord("is")) {
      const negated = this.#takesWord("not");
      this.#word("null");
      return negatedIf(negated, { op: "isNull", args: [tested] });
    }
    const negated = this.#takesWord("not");
    if (this.#takesWord("between")) {
      const low = this.#operand();
      this.#word("and");
      return negatedIf(negated, { op: "between", args: [tested, low, this.#operand()] });
    }
    if (this.#takesWord("like")) {
      const pattern = this.#next;
      if (pattern.kind !== "text") this.#fail("expected a pattern in apostrophes");
      this.#at += 1;
      return negatedIf(negated, { op: "like", args: [tested, pattern.text] });
    }
    if (this.#takesWord("in")) {
      const members: Operand[] = [];
      this.#symbol("(");
      do members.push(this.#operand());
      while (this.#takesSymbol(","));
      this.#symbol(")");
      return negatedIf(negated, { op: "in", args: [tested, members] });
    }
    const { kind, text } = this.#next;
    if (!negated && kind === "symbol" && COMPARISONS.includes(text)) {
      this.#at += 1;
      return { op: text as ComparisonOperator, args: [tested, this.#operand()] };
    }
    if (!negated && typeof tested === "boolean") return tested;
    return this.#fail("expected a comparison such as <= 20");
  }

  #operand(): Operand {
    const { kind, text } = this.#next;
    if (kind === "end" || kind === "symbol") return this.#fail("expected a property or a value");
    this.#at += 1;
    if (kind === "text") return text;
    if (kind === "number") return Number(text);
    const word = kind === "word" ? text.toLowerCase() : "";
    if (word === "true" || word === "false") return word === "true";
    if ((word === "date" || word === "timestamp") && this.#takesSymbol("(")) {
      const value = this.#next;
      if (value.kind !== "text") this.#fail("expected a time in apostrophes");
      this.#at += 1;
      this.#symbol(")");
      return word === "date" ? { date: value.text } : { timestamp: value.text };
    }
    return { property: text };
  }

  /** The geometry is read from the text itself: its commas and numbers are not those of the filter. */
  #spatial(): Condition {
    this.#symbol("(");
    const property = this.#operand();
    if (typeof property !== "object" || !("property" in property))
      this.#fail("expected the property geometry");
    this.#symbol(",");
    const start = this.#next.start;
    let open = 0;
    for (;;) {
      const { kind, text } = this.#next;
      if (kind === "end") this.#fail("expected a closing parenthesis");
      if (kind === "symbol" && text === "(") open += 1;
      if (kind === "symbol" && text === ")" && open === 0) break;
      if (kind === "symbol" && text === ")") open -= 1;
      this.#at += 1;
    }
    const end = this.#next.start;
    this.#symbol(")");
    try {
      const geometry = geometryOfWkt(this.#text.slice(start, end));
      return { op: "s_intersects", args: [{ property: property.property }, geometry] };
    } catch {
      throw new FilterMistake(`At character ${start + 1}: the geometry is not well-known text.`);
    }
  }

  get #next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new RangeError("Read past the end of the filter.");
    return token;
  }

  #takesWord(word: string): boolean {
    const { kind, text } = this.#next;
    if (kind !== "word" || text.toLowerCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #takesSymbol(symbol: string): boolean {
    if (this.#next.kind !== "symbol" || this.#next.text !== symbol) return false;
    this.#at += 1;
    return true;
  }

  #word(word: string): void {
    if (!this.#takesWord(word)) this.#fail(`expected ${word.toUpperCase()}`);
  }

  #symbol(symbol: string): void {
    if (!this.#takesSymbol(symbol)) this.#fail(`expected ${symbol}`);
  }

  #fail(what: string): never {
    throw new FilterMistake(`At character ${this.#next.start + 1}: ${what}.`);
  }
}

function negatedIf(negated: boolean, condition: Condition): Condition {
  return negated ? { op: "not", args: [condition] } : condition;
}
