import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileExpression } from "../../raster/maths/compile.ts";
import { bandReferences } from "../../recipe/expression/expression.ts";
import { parseExpression } from "../../recipe/expression/parse.ts";
import { BANDS, expressionTexts, pixels } from "../testing/expressions.ts";
import { pythonWithNumpy, run } from "../testing/python.ts";
import { JAVASCRIPT, JAVASCRIPT_HELPERS } from "./java-script.ts";
import { numexpr } from "./numexpr.ts";
import { NUMPY, NUMPY_HELPERS, numpyInline } from "./numpy.ts";
import { Inexpressible, printed } from "./print.ts";
import { qgis } from "./qgis.ts";
import { R } from "./r.ts";

const PYTHON = pythonWithNumpy();
const RUNS = 150;
const cases = fc.sample(fc.record({ text: expressionTexts, values: pixels }), { numRuns: RUNS, seed: 16 });

/** What the application calculates. */
function truthOf(text: string, values: readonly number[]): number {
  const program = compileExpression(text);
  return program.evaluateAt(
    program.bands.map((band) => values[BANDS.indexOf(band as (typeof BANDS)[number])] ?? Number.NaN),
  );
}

/** The last digits of a power or a sine are a library's own; a step of `floor` may then fall on the other side. */
function expectSame(found: number, text: string, values: readonly number[]): void {
  const truth = truthOf(text, values);
  const where = `${text} of ${values.join()}`;
  if (Number.isNaN(truth)) expect(Number.isFinite(found), where).toBe(false);
  else expect(Math.abs(found - truth), where).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(truth)));
}

const tree = (text: string) => parseExpression(text);

describe("every expression", () => {
  it("is the same number in JavaScript", () => {
    const helpers = Object.values(JAVASCRIPT_HELPERS).join("\n");
    fc.assert(
      fc.property(expressionTexts, pixels, (text, values) => {
        const bands = Object.fromEntries(BANDS.map((band, index) => [band, values[index]]));
        expectSame(
          runInNewContext(`${helpers}; (${printed(tree(text), JAVASCRIPT)})`, { bands }) as number,
          text,
          values,
        );
      }),
      { numRuns: RUNS, seed: 16 },
    );
  });

  it.skipIf(PYTHON === undefined)(
    "is the same number in numpy, with helpers and without (skipped where Python has no numpy)",
    () => {
      const lines = cases.map(({ text, values }) => {
        const inline = printed(
          tree(text),
          numpyInline((reference) => `bands[${JSON.stringify(reference)}]`),
        );
        return [values, printed(tree(text), NUMPY), inline];
      });
      const script = `import json, sys, warnings
import numpy as np
warnings.filterwarnings("ignore")
${Object.values(NUMPY_HELPERS).join("\n\n")}
def plain(value):
    value = float(np.asarray(value))
    return value if np.isfinite(value) else None

def number(value):
    return np.array(np.nan if value is None else value, dtype="float64")

names = ${JSON.stringify(BANDS)}
inline = {name: getattr(np, name) for name in dir(np) if not name.startswith("__")}
answers = []
for values, helped, alone in json.load(sys.stdin):
    bands = dict(zip(names, map(number, values)))
    with np.errstate(all="ignore"):
        answers.append([plain(eval(helped)), plain(eval(alone, dict(inline), {"bands": bands}))])
json.dump(answers, sys.stdout)
`;
      const answers = JSON.parse(run(PYTHON ?? "", ["-c", script], JSON.stringify(lines))) as (
        | number
        | null
      )[][];
      expect(answers).toHaveLength(cases.length);
      for (const [index, answer] of answers.entries()) {
        const { text, values } = cases[index] as (typeof cases)[number];
        for (const value of answer) expectSame(value ?? Number.NaN, text, values);
      }
    },
  );

  it("has its bands between quotation marks in R, and none is lost", () => {
    for (const { text } of cases) {
      const code = printed(tree(text), R);
      for (const reference of bandReferences(tree(text)))
        expect(code).toContain(`bands[[${JSON.stringify(reference)}]]`);
    }
  });
});

describe("a language that cannot say a part", () => {
  it.each(["floor(B04)", "isnan(B04)", "bit(B04, 3)", "B04 % 2"])("refuses %s for QGIS", (text) => {
    expect(() =>
      printed(
        tree(text),
        qgis((name) => name),
      ),
    ).toThrow(Inexpressible);
  });

  it.each(["isnan(B04)", "sign(B04)", "B04 + nan"])("refuses %s for TiTiler", (text) => {
    expect(() =>
      printed(
        tree(text),
        numexpr((name) => name),
      ),
    ).toThrow(Inexpressible);
  });

  it("refuses what would grow with every level of nesting instead of writing it", () => {
    const nested = Array.from({ length: 90 }).reduce<string>((inside) => `min(${inside},B08)`, "B04");
    expect(() =>
      printed(
        tree(nested),
        numexpr((name) => name),
      ),
    ).toThrow(Inexpressible);
    expect(printed(tree(nested), NUMPY).length).toBeLessThan(5000);
  });
});

describe("what can be said in few words", () => {
  const text = "(B08 - B04) / (B08 + B04)";

  it.each([
    ["numpy", NUMPY, 'divide((bands["B08"] - bands["B04"]), (bands["B08"] + bands["B04"]))'],
    ["QGIS", qgis((name) => `"${name}@1"`), '("B08@1" - "B04@1") / ("B08@1" + "B04@1")'],
    ["TiTiler", numexpr((name) => name), "(B08 - B04)/(B08 + B04)"],
  ])("is NDVI in %s", (_, dialect, expected) => {
    expect(printed(tree(text), dialect)).toBe(expected);
  });
});
