import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditions, items, type ItemProperties } from "../testing/conditions.ts";
import { compile } from "./compile.ts";
import { conditionOfJson } from "./parse-json.ts";
import { conditionOfText } from "./parse-text.ts";
import { textOfCondition } from "./print-text.ts";
import type { Condition } from "./types.ts";

describe("a condition as text", () => {
  it.each<[Condition, string]>([
    [{ op: "<=", args: [{ property: "eo:cloud_cover" }, 20] }, '"eo:cloud_cover" <= 20'],
    [{ op: "like", args: [{ property: "platform" }, "it's%"] }, "platform LIKE 'it''s%'"],
    [{ op: "between", args: [{ property: "gsd" }, 1, 2] }, "gsd BETWEEN 1 AND 2"],
    [
      { op: "in", args: [{ property: "date" }, [{ date: "2025-06-01" }]] },
      "\"date\" IN (DATE('2025-06-01'))",
    ],
    [{ op: "in", args: [{ property: "gsd" }, []] }, "FALSE"],
    [
      {
        op: "and",
        args: [
          { op: "or", args: [true, { op: "isNull", args: [{ property: "a" }] }] },
          {
            op: "not",
            args: [{ op: ">", args: [{ property: "t" }, { timestamp: "2025-06-01T00:00:00Z" }] }],
          },
        ],
      },
      "(TRUE OR a IS NULL) AND (NOT t > TIMESTAMP('2025-06-01T00:00:00Z'))",
    ],
    [
      {
        op: "s_intersects",
        args: [{ property: "geometry" }, { type: "Point", coordinates: [5.5, 51] }],
      },
      "S_INTERSECTS(geometry, POINT(5.5 51))",
    ],
  ])("%j is %s", (condition, text) => {
    expect(textOfCondition(condition)).toBe(text);
  });

  it("is read back as the same condition", () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(conditionOfText(textOfCondition(condition))).toEqual(condition);
        expect(conditionOfJson(JSON.parse(JSON.stringify(condition)))).toEqual(condition);
      }),
      { numRuns: 500 },
    );
  });
});

describe("text as people write it", () => {
  const cloud = { property: "eo:cloud_cover" };
  it.each<[string, Condition]>([
    ["eo:cloud_cover<20", { op: "<", args: [cloud, 20] }],
    [
      "eo:cloud_cover between 0 and 20 and not platform in ('a', 'b')",
      {
        op: "and",
        args: [
          { op: "between", args: [cloud, 0, 20] },
          { op: "not", args: [{ op: "in", args: [{ property: "platform" }, ["a", "b"]] }] },
        ],
      },
    ],
    ["gsd is not null", { op: "not", args: [{ op: "isNull", args: [{ property: "gsd" }] }] }],
    [
      "gsd not between -1e1 and +2.5",
      { op: "not", args: [{ op: "between", args: [{ property: "gsd" }, -10, 2.5] }] },
    ],
    [
      "a = 1 or b = 2 and c = 3",
      {
        op: "or",
        args: [
          { op: "=", args: [{ property: "a" }, 1] },
          {
            op: "and",
            args: [
              { op: "=", args: [{ property: "b" }, 2] },
              { op: "=", args: [{ property: "c" }, 3] },
            ],
          },
        ],
      },
    ],
    [
      "S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 1 1, 0 0))) AND good = true",
      {
        op: "and",
        args: [
          {
            op: "s_intersects",
            args: [
              { property: "geometry" },
              {
                type: "Polygon",
                coordinates: [
                  [
                    [0, 0],
                    [1, 0],
                    [1, 1],
                    [0, 0],
                  ],
                ],
              },
            ],
          },
          { op: "=", args: [{ property: "good" }, true] },
        ],
      },
    ],
  ])("%s is understood", (text, condition) => {
    expect(conditionOfText(text)).toEqual(condition);
  });

  it.each([
    ["", "character 1"],
    ["eo:cloud_cover", "character 15: expected a comparison"],
    ["a = 1 or", "character 9: expected a property"],
    ["a = 1 b", "character 7: expected an operator"],
    ["a = 'x", "character 5: “'” cannot be read"],
    ["a ; 1", "“;” cannot be read"],
    ["a LIKE 5", "expected a pattern"],
    ["S_INTERSECTS(geometry, POLYGON((0 0)", "expected a closing parenthesis"],
    ["S_INTERSECTS(geometry, BLOB(1))", "not well-known text"],
    [`${"(".repeat(1_500)}a = 1`, "nested too deeply"],
    [`${"not ".repeat(900)}a = 1`, "nested too deeply"],
    ["x".repeat(5_000), "longer than"],
  ])("%s is refused by naming the place", (text, message) => {
    expect(() => conditionOfText(text)).toThrow(message);
  });

  it("gives a condition or names a place, whatever the text is", () => {
    const word = fc.constantFrom(
      "and",
      "or",
      "not",
      "(",
      ")",
      "a",
      "'x'",
      '"y"',
      "<=",
      "5",
      "in",
      "is",
      "null",
      ",",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(" ")),
        ),
        (text) => {
          try {
            conditionOfText(text);
          } catch (error) {
            expect(error).toMatchObject({ name: "FilterMistake" });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** SQLite has the same three values and, for these conditions, the same words. */
const SQLITE = `
import json, sqlite3, sys
cases = json.load(sys.stdin)
answers = []
for case in cases:
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA case_sensitive_like = ON")
    names = sorted({name for item in case["items"] for name in item} | set(case["names"]))
    columns = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
    base.execute("CREATE TABLE items (" + columns + ")")
    for item in case["items"]:
        base.execute("INSERT INTO items VALUES (" + ", ".join("?" for _ in names) + ")", [item.get(name) for name in names])
    rows = base.execute("SELECT (" + case["text"] + ") IS TRUE, (" + case["text"] + ") IS FALSE FROM items")
    answers.append([True if yes else False if no else None for yes, no in rows])
json.dump(answers, sys.stdout)
`;
const hasSqlite = spawnSync("python3", ["-c", "import sqlite3"]).status === 0;

describe.skipIf(!hasSqlite)("conditions, compared with SQLite (needs python3)", () => {
  it("hold, do not hold, or are left open for the same items", () => {
    const cases = fc.sample(fc.record({ items, condition: conditions }), { numRuns: 400, seed: 20250601 });
    const names = [
      "eo:cloud_cover",
      "gsd",
      "view:off_nadir",
      "platform",
      "s2:mgrs_tile",
      'it\'s "odd"',
      "good",
    ];
    const { stdout, stderr } = spawnSync("python3", ["-c", SQLITE], {
      input: JSON.stringify(
        cases.map((one) => ({ items: one.items, names, text: textOfCondition(one.condition) })),
      ),
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const truth = JSON.parse(stdout) as (boolean | null)[][];
    const ours = cases.map(({ items: properties, condition }) => {
      const test = compile(condition);
      return properties.map((item) => test(subjectOf(item)) ?? null);
    });
    expect(ours).toEqual(truth);
    expect(new Set(truth.flat())).toEqual(new Set([true, false, null]));
  });
});

function subjectOf(properties: ItemProperties): Parameters<ReturnType<typeof compile>>[0] {
  return { property: (name) => properties[name], intersects: () => undefined };
}
