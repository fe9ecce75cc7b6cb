import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expression } from "../../recipe/expression/expression.ts";
import { parseExpression } from "../../recipe/expression/parse.ts";
import { compileExpression } from "./compile.ts";

/** Random expressions over two bands, printed with all parentheses. */
const { expression } = fc.letrec<{ expression: string; leaf: string; call: string }>((tie) => ({
  expression: fc.oneof({ maxDepth: 5 }, tie("leaf"), tie("call")),
  leaf: fc.constantFrom("a", "b", "0.5", "2", "0"),
  call: fc.oneof(
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom("+", "-", "*", "/", "<", ">=", "==", "&&", "||"),
        tie("expression"),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    // The form of most indices, which has a loop of its own.
    fc
      .tuple(tie("expression"), tie("expression"), fc.boolean())
      .map(([a, b, turned]) => `((${a} - ${b}) / (${turned ? `${b} + ${a}` : `${a} + ${b}`}))`),
    tie("expression").map((inner) => `(-${inner})`),
    tie("expression").map((inner) => `abs(${inner})`),
    fc
      .tuple(tie("expression"), tie("expression"), tie("expression"))
      .map(([test, yes, no]) => `where(${test}, ${yes}, ${no})`),
    fc.tuple(tie("expression"), tie("expression")).map(([first, second]) => `max(${first}, ${second})`),
  ),
}));

// Numbers that binary fractions hold exactly, so that single and double precision take the same branches.
const numbers = fc.oneof(
  fc.constantFrom(Number.NaN, 0, 1, -1),
  fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
);

function nestsQuotients(node: Expression, inside = false): boolean {
  if (node.kind !== "call") return false;
  const quotient = node.operation === "/" || node.operation === "%";
  return (quotient && inside) || node.operands.some((operand) => nestsQuotients(operand, inside || quotient));
}

describe("compiled expressions", () => {
  it("give whole tiles what they give single pixels", () => {
    fc.assert(
      fc.property(
        expression,
        fc.array(fc.tuple(numbers, numbers), { minLength: 1, maxLength: 8 }),
        (text, pixels) => {
          const program = compileExpression(text);
          const planes: Readonly<Record<string, Float32Array<ArrayBuffer>>> = {
            a: Float32Array.from(pixels, ([a]) => a),
            b: Float32Array.from(pixels, ([, b]) => b),
          };
          if (program.bands.length === 0) return;
          const tile = program.evaluate(
            program.bands.map((name) => planes[name] as Float32Array<ArrayBuffer>),
          );
          for (const [index, [a, b]] of pixels.entries()) {
            const single = program.evaluateAt(program.bands.map((name) => (name === "a" ? a : b)));
            const whole = tile[index] ?? Number.NaN;
            // Comparisons of rounded quotients may fall on either side; only compare where rounding is small.
            if (/[<>=&|]|where/.test(text) && text.includes("/")) continue;
            // The divisor of quotients may be nothing but rounding: zero in one precision, and not in the other.
            if (nestsQuotients(parseExpression(text))) continue;
            expect(Number.isNaN(whole)).toBe(Number.isNaN(single));
            if (!Number.isNaN(single)) expect(whole).toBeCloseTo(single, 3);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("never write over what they are given", () => {
    const program = compileExpression("a + a * b - max(a, b)");
    const a = new Float32Array([1, 2, 3]);
    const b = new Float32Array([4, 5, 6]);
    const identity = compileExpression("a").evaluate([a]);
    expect([...program.evaluate([a, b])]).toEqual([1, 7, 15]);
    expect([...a, ...b]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(identity).not.toBe(a);
  });

  it("give a normalised difference in whichever order its sum is written", () => {
    const bands = [new Float32Array([3, 0, 5, Number.NaN]), new Float32Array([1, 0, -5, 2])];
    for (const sum of ["nir + red", "red + nir"]) {
      const [first, ...none] = compileExpression(`(nir - red) / (${sum})`).evaluate(bands);
      expect(first).toBe(0.5);
      expect(none).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    }
    const [other] = compileExpression("(nir - red) / (nir + nir)").evaluate(bands);
    expect(other).toBeCloseTo(1 / 3, 6);
  });

  it("turn what is not finite into no data", () => {
    const [first, second, third] = compileExpression("a / b").evaluate([
      new Float32Array([1, 0, 6]),
      new Float32Array([0, 0, 3]),
    ]);
    expect(first).toBeNaN();
    expect(second).toBeNaN();
    expect(third).toBe(2);
  });
});
