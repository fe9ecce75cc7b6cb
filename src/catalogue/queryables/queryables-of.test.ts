import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { queryablesOf } from "./queryables-of.ts";

const one = (schema: unknown, summaries?: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  queryablesOf({ ...more, properties: { p: schema } }, summaries)[0];

describe("a queryables document", () => {
  it.each<[string, unknown, Record<string, unknown> | undefined]>([
    [
      "a number with its ends",
      { type: "number", minimum: 0, maximum: 9 },
      { kind: "number", minimum: 0, maximum: 9 },
    ],
    ["a number or null", { type: ["integer", "null"] }, { kind: "number", integer: true }],
    ["alternatives, one of them null", { anyOf: [{ type: "null" }, { type: "number" }] }, { kind: "number" }],
    ["an enumeration", { type: "string", enum: ["a", "b"] }, { kind: "text", choices: ["a", "b"] }],
    [
      "constants",
      { oneOf: [{ const: "a", title: "A" }, { const: "b" }] },
      { kind: "text", choices: ["a", "b"] },
    ],
    ["an instant", { type: "string", format: "date-time" }, { kind: "time" }],
    ["a day", { type: "string", format: "date" }, { kind: "time", dayOnly: true }],
    ["a flag", { type: "boolean" }, { kind: "boolean" }],
    ["a reference within the document", { $ref: "#/$defs/a~1b" }, { kind: "number", maximum: 7 }],
    ["a reference that goes round in circles", { $ref: "#/properties/p" }, undefined],
    ["a list", { type: "array", items: { type: "string" } }, undefined],
    ["a shape", { type: "object" }, undefined],
    ["nothing", {}, undefined],
    ["no schema", 5, undefined],
  ])("with %s", (_what, schema, expected) => {
    const found = one(schema, undefined, { $defs: { "a/b": { type: "number", exclusiveMaximum: 7 } } });
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toEqual({ name: "p", title: "p", ...expected });
  });

  it("knows properties of STAC that refer to schemas elsewhere, or say text where they mean a time", () => {
    const found = queryablesOf(
      {
        properties: {
          "view:off_nadir": { $ref: "https://stac-extensions.github.io/view/v1.0.0/schema.json#/x" },
          created: { type: "string" },
          geometry: { $ref: "https://geojson.org/schema/Feature.json" },
          datetime: { type: "string", format: "date-time" },
        },
      },
      undefined,
    );
    expect(found).toEqual([
      { name: "created", title: "Created", kind: "time" },
      { name: "view:off_nadir", title: "Off-nadir angle (°)", kind: "number", minimum: 0, maximum: 90 },
    ]);
  });

  it("is completed by the summaries, whose values count where both list some", () => {
    expect(one({ type: "number" }, { p: { minimum: 1, maximum: 5 } })).toMatchObject({
      minimum: 1,
      maximum: 5,
    });
    expect(one({ type: "string", enum: ["a"] }, { p: ["b", "a"] })?.choices).toEqual(["a", "b"]);
    expect(one({}, { p: ["b"] })).toMatchObject({ kind: "text", choices: ["b"] });
    // Of another type than the document says: not values of it.
    expect(one({ type: "number" }, { p: ["b"] })?.choices).toBeUndefined();
  });

  it("is not needed where there are summaries: values, ranges, times, schemas", () => {
    const found = queryablesOf(undefined, {
      gsd: [10, 20],
      platform: ["a"],
      "s:range": { minimum: 0.5, maximum: 2 },
      "s:time": { minimum: "2020-01-01T00:00:00Z", maximum: "2021-01-01T00:00:00Z" },
      "s:schema": { type: "boolean" },
      "s:flags": [true, false],
      "eo:bands": [{ name: "B04" }],
      "s:mixed": ["a", 1],
    });
    expect(found.map(({ name, kind, choices }) => [name, kind, choices])).toEqual([
      ["gsd", "number", [10, 20]],
      ["platform", "text", ["a"]],
      ["s:flags", "boolean", undefined],
      ["s:range", "number", undefined],
      ["s:schema", "boolean", undefined],
      ["s:time", "time", undefined],
    ]);
  });

  it("of an unreasonable size ends, and names of the language itself are no properties of it", () => {
    const wide = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `p${index}`,
        { anyOf: [{ type: "number" }, { $ref: "#" }] },
      ]),
    );
    expect(queryablesOf({ properties: wide }, undefined).length).toBeLessThanOrEqual(500);
    expect(
      queryablesOf(JSON.parse('{"properties":{"__proto__":{"type":"number"}}}'), undefined),
    ).toHaveLength(1);
    expect(queryablesOf({ properties: { constructor: {} } }, undefined)).toEqual([]);
  });
});

const folder = join(process.env["REVISIT_DATA"] ?? "", "stac/recorded");
const hasData = process.env["REVISIT_DATA"] !== undefined && existsSync(folder);

describe.skipIf(!hasData)("recorded queryables (skipped without REVISIT_DATA)", () => {
  it("all give properties with a kind, and none that holds a list or a shape", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      /queryables_/.test(name),
    );
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const recorded = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
        response: { json: { properties: Record<string, { type?: unknown }> } };
      };
      const { json } = recorded.response;
      const found = queryablesOf(json, undefined);
      const said = Object.entries(json.properties).filter(
        ([name, { type }]) =>
          (type === "string" || type === "number" || type === "boolean") && name !== "datetime",
      );
      expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(said.map(([name]) => name)));
      expect(found.map(({ name }) => name)).not.toContain("proj:shape");
    }
  });
});
