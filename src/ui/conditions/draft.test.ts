import { describe, expect, it, test } from "vitest";
import { conditionOf, constraintOf } from "../../catalogue/filter/constraint.ts";
import type { Condition } from "../../catalogue/filter/types.ts";
import type { Queryable } from "../../catalogue/queryables/types.ts";
import { describeCondition } from "./describe.ts";
import { draftOf, isCrossed, queryableFor } from "./draft.ts";

const p = { name: "p", title: "P" };

describe("a condition that is begun", () => {
  it.each<[string, Queryable, string]>([
    ["a number", { ...p, kind: "number" }, "range"],
    ["a number of a few values", { ...p, kind: "number", choices: [10, 20] }, "among"],
    ["a text", { ...p, kind: "text" }, "like"],
    ["a text of a few values", { ...p, kind: "text", choices: ["a"] }, "among"],
    ["yes or no", { ...p, kind: "boolean" }, "flag"],
    ["a time", { ...p, kind: "time", dayOnly: true }, "times"],
  ])("on %s has the form of its values, and leaves out what does not state it", (_what, queryable, kind) => {
    const draft = draftOf(queryable);
    expect(draft).toMatchObject({ kind, property: "p", keepsUnknown: false });
    // Only yes or no says something before a person has chosen.
    expect(conditionOf(draft) === undefined).toBe(kind !== "flag");
  });

  it("cannot be asked for while its ends are crossed", () => {
    const range = { kind: "range", property: "p", keepsUnknown: false } as const;
    expect(isCrossed({ ...range, low: 2, high: 1 })).toBe(true);
    expect(
      [
        { low: 1, high: 1 },
        { low: null, high: 1 },
      ].map((ends) => isCrossed({ ...range, ...ends })),
    ).toEqual([false, false]);
  });
});

test("a condition of a link on a property that is not offered can be changed all the same", () => {
  const kinds = [
    { op: "in", args: [{ property: "p" }, [1, 2]] },
    { op: "in", args: [{ property: "p" }, ["a", "b"]] },
    { op: ">=", args: [{ property: "p" }, 1] },
    { op: ">=", args: [{ property: "p" }, { date: "2025-06-01" }] },
  ] satisfies Condition[];
  const found = kinds.map((condition) => {
    const constraint = constraintOf(condition);
    return constraint && queryableFor(constraint, []).kind;
  });
  expect(found).toEqual(["number", "text", "number", "time"]);
});

describe("a condition in words", () => {
  it.each<[Condition, string]>([
    [{ op: "between", args: [{ property: "p" }, -2, 10.5] }, "P −2 – 10.5"],
    [{ op: "<=", args: [{ property: "p" }, 10] }, "P ≤ 10"],
    [{ op: "in", args: [{ property: "p" }, ["a", "b"]] }, "P: a, b"],
    [{ op: "like", args: [{ property: "p" }, "%50\\%%"] }, "P contains “50%”"],
    [{ op: "=", args: [{ property: "p" }, false] }, "P: no"],
    [
      {
        op: "or",
        args: [
          { op: ">=", args: [{ property: "p" }, 1] },
          { op: "isNull", args: [{ property: "p" }] },
        ],
      },
      "P ≥ 1, or not stated",
    ],
    [{ op: "<", args: [{ property: "p" }, 10] }, "p < 10"],
  ])("%j is %s", (condition, words) => {
    expect(describeCondition(condition, () => "P")).toBe(words);
  });
});
