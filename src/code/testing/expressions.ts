import * as fc from "fast-check";
import { FUNCTIONS } from "../../recipe/expression/functions.ts";

/** Bands that the expressions read. */
export const BANDS = ["B04", "B08", 'a "quoted" band'] as const;

const OPERATORS = ["+", "-", "*", "/", "%", "**", "<", "<=", ">", ">=", "==", "!=", "&&", "||"];

/** Texts that the parser accepts, with every operator and function. */
export const expressionTexts: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom(...BANDS.map((band) => `\`${band}\``)),
    fc.constantFrom("0", "1", "2", "0.5", "10", "nan", "pi", "1e4"),
    fc.tuple(tie("any"), fc.constantFrom(...OPERATORS), tie("any")).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(fc.constantFrom("-", "!"), tie("any")).map(([sign, a]) => `${sign}(${a})`),
    fc.tuple(tie("any"), tie("any"), tie("any")).map(([test, a, b]) => `(${test} ? ${a} : ${b})`),
    fc
      .tuple(fc.constantFrom(...Object.keys(FUNCTIONS)), fc.array(tie("any"), { minLength: 3, maxLength: 3 }))
      .map(([name, operands]) => {
        const [least, most] = FUNCTIONS[name as keyof typeof FUNCTIONS];
        // Positions of bits are small whole numbers in practice.
        const used =
          name === "bit" ? [operands[0], "3"] : operands.slice(0, Math.max(least, Math.min(most, 3)));
        return `${name}(${used.join(", ")})`;
      }),
  ),
})).any;

/** Values of the bands at one pixel; NaN where there is none. */
export const pixels: fc.Arbitrary<readonly number[]> = fc.tuple(
  ...BANDS.map(() => fc.constantFrom(0, 1, -1, 0.25, 0.3, 8, 12, 1500, -0.02, Number.NaN)),
);
