import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandsOf, compileExpression } from "../../raster/maths/compile.ts";
import { ExpressionError } from "./expression-error.ts";
import { parseExpression } from "./parse.ts";

function value(text: string, bands: Readonly<Record<string, number>> = {}): number {
  const program = compileExpression(text);
  return program.evaluateAt(program.bands.map((name) => bands[name] ?? Number.NaN));
}

/** The characters that are blamed, and the sentence. */
function mistake(text: string): readonly [blamed: string, message: string] {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return [text.slice(error.start, error.end), error.message];
    throw error;
  }
  throw new Error(`"${text}" was accepted`);
}

describe("expressions", () => {
  it("follow the precedence of arithmetic", () => {
    expect(value("2 + 3 * 4 - 6 / 3")).toBe(12);
    expect(value("(2 + 3) * 4")).toBe(20);
    expect(value("10 - 4 - 3")).toBe(3);
    expect(value("-2 ** 2")).toBe(-4);
    expect(value("2 ^ 3 ** 2")).toBe(512);
    expect(value("7 % 4 + 1e1")).toBe(13);
    expect(value("1 < 2 && 3 >= 4 || !0")).toBe(1);
    expect(value("1 + 1 == 2 ? 5 : 6")).toBe(5);
    expect(value("0 ? 1 : 0 ? 2 : 3")).toBe(3);
  });

  it("calculate indices as published", () => {
    expect(value("(B08-B04)/(B08+B04)", { B08: 0.4, B04: 0.1 })).toBeCloseTo(0.6, 15);
    // EVI: Huete et al. (2002), coefficients 2.5, 6, 7.5, 1.
    const evi = "2.5 * (nir - red) / (nir + 6 * red - 7.5 * blue + 1)";
    expect(value(evi, { nir: 0.4, red: 0.1, blue: 0.05 })).toBeCloseTo(0.75 / 1.625, 12);
  });

  it("know functions and constants", () => {
    expect(value("clamp(5, 0, 1) + min(3, 1, 2) + max(1, 2)")).toBe(4);
    expect(value("where(nir > 0.3, 1, 2)", { nir: 0.2 })).toBe(2);
    expect(value("sqrt(abs(-16)) + exp(0) + log(1) + pow(2, 3)")).toBe(13);
    expect(value("cos(pi)")).toBe(-1);
    expect(value("bit(5, 0) + 10 * bit(5, 1) + 100 * bit(5, 2)")).toBe(101);
  });

  it("have no value where data is missing or the result is not finite", () => {
    expect(value("1 / 0")).toBeNaN();
    expect(value("0 / 0")).toBeNaN();
    expect(value("log(0)")).toBeNaN();
    expect(value("B04 > 1", { B04: Number.NaN })).toBeNaN();
    expect(value("!B04", { B04: Number.NaN })).toBeNaN();
    expect(value("where(B04, 1, 2)", { B04: Number.NaN })).toBeNaN();
    expect(value("where(isnan(B04), 7, B04)", { B04: Number.NaN })).toBe(7);
  });

  it("name bands by key, by asset and band, and by anything in quotes", () => {
    expect(bandsOf("(nir-red)/(nir+red)")).toEqual(["nir", "red"]);
    expect(bandsOf("data.b1 * data.swir16")).toEqual(["data.b1", "data.swir16"]);
    expect(bandsOf("`my-asset 10m` + \"B8A.tif\" + 'x'.b2")).toEqual(["my-asset 10m", "B8A.tif", "x.b2"]);
    expect(bandsOf("`max` + pi + 1")).toEqual(["max"]);
    expect(bandsOf("1 + 2")).toEqual([]);
  });

  it("say what is wrong, and where", () => {
    expect(mistake("")).toEqual(["", "The expression is empty."]);
    expect(mistake("B04 +")).toEqual(["", "The expression ends too early."]);
    expect(mistake("(B04 + B08")[0]).toBe("(");
    expect(mistake("B04 + B08)")).toEqual([")", "“)” is not expected here. It closes nothing."]);
    expect(mistake("B04 B08")[0]).toBe("B08");
    expect(mistake("B04 # B08")).toEqual(["#", "“#” means nothing here."]);
    expect(mistake("ndvi(B04)")[0]).toBe("ndvi");
    expect(mistake("sqrt(1, 2)")).toEqual(["sqrt(1, 2)", "“sqrt” takes 1 value, not 2."]);
    expect(mistake("clamp(1, 2)")[1]).toBe("“clamp” takes 3 values, not 2.");
    expect(mistake("`open")[0]).toBe("`open");
    expect(mistake("10m + 1")[1]).toBe("Put “10m” in backticks if it is a band's name.");
    expect(mistake("max(1, )")[0]).toBe(")");
    expect(mistake("constructor(1)")[0]).toBe("constructor");
    expect(mistake("(".repeat(500))[1]).toBe("The expression is nested too deeply.");
    expect(mistake("1+".repeat(2000))[1]).toMatch(/longer than 2000/);
  });

  it("either parse or fail with a position inside the text, whatever the text", () => {
    const pieces = fc.constantFrom(
      "B04",
      "nir",
      "(",
      ")",
      "+",
      "-",
      "*",
      "/",
      "<",
      "?",
      ":",
      ",",
      ".",
      "1",
      "max",
      "`",
      " ",
      "é",
      "𝒳",
      "&&",
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(pieces, { maxLength: 20 }).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parseExpression(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
          const { start, end } = error as ExpressionError;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
