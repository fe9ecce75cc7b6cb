import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BANDS, expressionTexts, pixels } from "../code/testing/expressions.ts";
import { compileExpression } from "../raster/maths/compile.ts";
import { parseExpression } from "../recipe/expression/parse.ts";
import { ExpressionGraph } from "./expression-graph.ts";
import { GraphBuilder } from "./graph-builder.ts";
import { calculate, evaluate, type Value } from "./testing/evaluate.ts";
import type { ProcessGraph } from "./types.ts";

function graphOf(text: string): ProcessGraph {
  const builder = new GraphBuilder();
  const band = (label: string) => builder.add("array_element", { data: { from_parameter: "data" }, label });
  return builder.graph(new ExpressionGraph(builder, band).value(parseExpression(text)));
}

function valueOf(text: string, values: readonly number[]): Value {
  const data = Object.fromEntries(
    BANDS.map((band, index) => {
      const value = values[index] ?? Number.NaN;
      return [band, Number.isNaN(value) ? null : value];
    }),
  );
  return evaluate(graphOf(text), { data });
}

describe("an expression as processes", () => {
  it("is the application's number for every expression, and no data where there is none", () => {
    fc.assert(
      fc.property(expressionTexts, pixels, (text, values) => {
        const program = compileExpression(text);
        const truth = program.evaluateAt(
          program.bands.map((band) => values[BANDS.findIndex((each) => each === band)] ?? Number.NaN),
        );
        const found = valueOf(text, values);
        const where = `${text} of ${values.join()}`;
        if (Number.isNaN(truth)) expect(found, where).toBeNull();
        else
          expect(Math.abs(Number(found) - truth), where).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(truth)),
          );
      }),
      { numRuns: 200, seed: 16 },
    );
  });

  it("divides by nothing nowhere, and reads a band once", () => {
    expect(graphOf("(B08 - B04) / (B08 + B04)")).toEqual({
      array_element1: {
        process_id: "array_element",
        arguments: { data: { from_parameter: "data" }, label: "B08" },
      },
      array_element2: {
        process_id: "array_element",
        arguments: { data: { from_parameter: "data" }, label: "B04" },
      },
      subtract3: {
        process_id: "subtract",
        arguments: { x: { from_node: "array_element1" }, y: { from_node: "array_element2" } },
      },
      add4: {
        process_id: "add",
        arguments: { x: { from_node: "array_element1" }, y: { from_node: "array_element2" } },
      },
      divide5: {
        process_id: "divide",
        arguments: { x: { from_node: "subtract3" }, y: { from_node: "add4" } },
      },
      neq6: { process_id: "neq", arguments: { x: { from_node: "add4" }, y: 0 } },
      if7: {
        process_id: "if",
        arguments: { value: { from_node: "neq6" }, accept: { from_node: "divide5" } },
        result: true,
      },
    });
  });

  it("takes a file's NaN for no data, as the application does", () => {
    const data = { B04: Number.NaN };
    expect(evaluate(graphOf("isnan(B04)"), { data })).toBe(1);
  });
});

const CASES = join(process.env["REVISIT_DATA"] ?? "", "openeo", "tests");
const PUBLISHED =
  "add subtract multiply divide mod power exp log ln sqrt absolute sin cos tan arctan arctan2 floor ceil int sgn eq neq lt lte gt gte if and or not is_nan is_nodata is_valid array_contains min max".split(
    " ",
  );

interface PublishedCase {
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly returns?: unknown;
}

/** JSON5 is a part of JavaScript. Results are text there and back, so that objects of another context compare. */
function publishedCases(process: string): readonly PublishedCase[] {
  const text = readFileSync(join(CASES, `${process}.json5`), "utf8");
  return (runInNewContext(`(${text})`) as { readonly tests: readonly PublishedCase[] }).tests;
}

function plain(value: unknown): Value {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null && (value as { type?: unknown }).type === "nodata")
    return null;
  return value as Value;
}

describe.skipIf(!existsSync(CASES))("the processes of these tests (REVISIT_DATA)", () => {
  it.each(PUBLISHED)("do what the published cases say: %s", (process) => {
    let seen = 0;
    for (const { arguments: given, returns } of publishedCases(process)) {
      const values = Object.entries(given).map(([name, value]) => [name, plain(value)] as const);
      const isOfNumbers = values.every(([name, value]) => isUsed(name, value));
      if (!isOfNumbers || returns === undefined || isAtOdds(process, Object.values(given))) continue;
      seen += 1;
      const found = calculate(process, Object.fromEntries(values));
      const where = `${process} ${JSON.stringify(given)}`;
      const expected = plain(returns);
      if (typeof expected === "number" && Number.isFinite(expected))
        expect(found, where).toBeCloseTo(expected, 5);
      else expect(found, where).toEqual(expected);
    }
    expect(seen).toBeGreaterThan(0);
  });
});

/** Results that contradict IEEE 754, which the processes cite: no graph here calls for them. */
function isAtOdds(process: string, [x, y]: readonly unknown[]): boolean {
  return (
    (process === "mod" && (y === 0 || !Number.isFinite(y))) ||
    (process === "lte" && x === Infinity && y === Infinity)
  );
}

/** Graphs are of numbers, truths and arrays of them; texts, dates and tolerances are in none. */
function isUsed(name: string, value: Value): boolean {
  if (["delta", "case_sensitive"].includes(name)) return false;
  if (Array.isArray(value)) return value.every((each: Value) => isUsed("", each));
  return value === null || ["number", "boolean"].includes(typeof value);
}
