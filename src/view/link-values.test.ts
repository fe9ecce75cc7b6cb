import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Parameters } from "./parameters.ts";
import { readPanes } from "./pane-parameters.ts";
import { readQuery } from "./query-parameters.ts";

test("a plus typed into a formula is a plus, however else the link is encoded", () => {
  const formulas = fc.constantFrom("(B08-B04)/(B08+B04)", "B01+B02+B03", "1+B04");
  const encodings = fc.constantFrom(
    (text: string) => text,
    encodeURIComponent,
    (text: string) => encodeURI(text),
    (text: string) => text.replaceAll("(", "%28"),
  );
  fc.assert(
    fc.property(formulas, encodings, (formula, encode) => {
      const parameters = Parameters.parse(`expression=${encode(formula)}&range=0,1&title=two+words`);
      const [{ recipe }] = readPanes(parameters);
      expect(recipe).toMatchObject({ expression: formula, title: "two words" });
      expect(parameters.problems()).toEqual([]);
    }),
  );
});

test("a step is named by its day or by its minute in any zone", () => {
  for (const [text, name] of [
    ["2025-06-01", "2025-06-01"],
    ["2025-06-01T03:00Z", "2025-06-01T03:00Z"],
    ["2025-06-01T03:00:30.5Z", "2025-06-01T03:00Z"],
    ["2025-06-01T03:00", "2025-06-01T03:00Z"],
    ["2025-06-01T01:00+02:00", "2025-05-31T23:00Z"],
    ["2025-06-01T01%3A00%2B02%3A00", "2025-05-31T23:00Z"],
  ]) {
    const parameters = Parameters.parse(`slice=${text}`);
    expect(readPanes(parameters)[0].source).toEqual({ kind: "slice", slice: name });
    expect(parameters.problems()).toEqual([]);
  }
  for (const text of ["2025-06-31T03:00Z", "2025-06-01T25:00Z", "2025-06-01T", "2025-02-30", "yesterday"]) {
    const parameters = Parameters.parse(`slice=${text}`);
    expect(readPanes(parameters)[0].source).toBeNull();
    expect(parameters.problems()).toHaveLength(1);
  }
});

test("days of a search may be written as instants, and are the days that are written", () => {
  const from = "2025-06-01T00:00:00+02:00";
  const parameters = Parameters.parse(`collection=c&bbox=4,51,6,52&from=${from}&to=2025-06-30T23:59:59Z`);
  expect(readQuery(parameters)?.time).toEqual({ from: "2025-06-01", to: "2025-06-30" });
  expect(parameters.problems()).toEqual([]);
});

test("a box of a search may count longitudes from 0 to 360, and go on past the antimeridian", () => {
  for (const [written, box] of [
    ["190,-20,210,-10", [-170, -20, -150, -10]],
    ["170,-20,190,-10", [170, -20, -170, -10]],
    ["-190,-20,-170,-10", [170, -20, -170, -10]],
    ["170,-20,-170,-10", [170, -20, -170, -10]],
    ["0,-90,360,90", [-180, -90, 180, 90]],
    ["350,50,360,51", [-10, 50, 0, 51]],
    ["4,52,6,51", null],
    ["4,51,6,91", null],
  ] as const) {
    const parameters = Parameters.parse(`collection=c&bbox=${written}`);
    expect(readQuery(parameters)?.area ?? null, written).toEqual(box);
    expect(parameters.problems().length > 0, written).toBe(box === null);
  }
});
