import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditions, items } from "../testing/conditions.ts";
import { constraints } from "../testing/constraints.ts";
import { compile } from "./compile.ts";
import { conditionOf, constraintOf } from "./constraint.ts";
import { conditionOfText } from "./parse-text.ts";
import { textOfCondition } from "./print-text.ts";
import type { Condition } from "./types.ts";

const gsd = { property: "gsd" };

describe("a constraint", () => {
  it("is read back from its condition, also from its text", () => {
    fc.assert(
      fc.property(constraints, (constraint) => {
        const condition = conditionOf(constraint);
        if (condition === undefined) return;
        expect(constraintOf(condition)).toEqual(constraint);
        expect(constraintOf(conditionOfText(textOfCondition(condition)))).toEqual(constraint);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps or drops what does not say, as it was chosen", () => {
    const holds = (keepsUnknown: boolean) => {
      const condition = conditionOf({ kind: "range", property: "gsd", low: 5, high: null, keepsUnknown });
      const test = condition === undefined ? undefined : compile(condition);
      return [{ gsd: 10 }, { gsd: 1 }, {}].map((item: { gsd?: number }) =>
        test?.({ property: () => item.gsd, intersects: () => undefined }),
      );
    };
    expect(holds(true)).toEqual([true, false, true]);
    expect(holds(false)).toEqual([true, false, undefined]);
  });

  it("means a text as it was typed, whatever it means in a pattern", () => {
    const condition = conditionOf({
      kind: "like",
      property: "id",
      match: "contains",
      text: String.raw`50%_\x`,
      keepsUnknown: false,
    });
    const test = compile(condition ?? true);
    const found = [String.raw`a 50%_\x b`, String.raw`a 50xx\x b`].map((id) =>
      test({ property: () => id, intersects: () => undefined }),
    );
    expect(found).toEqual([true, false]);
  });

  it("of days holds from the first instant of the first to the last of the last, in UTC", () => {
    const condition = conditionOf({
      kind: "times",
      property: "created",
      from: "2025-06-01",
      to: "2025-06-02",
      dayOnly: false,
      keepsUnknown: false,
    });
    const test = compile(condition ?? false);
    const held = [
      "2025-05-31T23:59:59Z",
      "2025-06-01T00:00:00Z",
      "2025-06-02T23:59:59.5Z",
      "2025-06-03T01:00:00+02:00",
    ].map((created) => test({ property: () => created, intersects: () => undefined }));
    expect(held).toEqual([false, true, true, true]);
  });

  it.each<Condition>([
    { op: "<", args: [gsd, 5] },
    { op: "<>", args: [gsd, 5] },
    { op: "<=", args: [gsd, { property: "other" }] },
    { op: "<=", args: [5, gsd] },
    { op: "like", args: [gsd, "a_%"] },
    { op: "like", args: [gsd, "%a"] },
    { op: "isNull", args: [gsd] },
    { op: "not", args: [{ op: "=", args: [gsd, 5] }] },
    { op: ">=", args: [gsd, { timestamp: "2025-06-01T10:00:00Z" }] },
    {
      op: "or",
      args: [
        { op: "=", args: [gsd, 5] },
        { op: "isNull", args: [{ property: "other" }] },
      ],
    },
    true,
  ])("cannot show %j", (condition) => {
    expect(constraintOf(condition)).toBeUndefined();
  });

  it("that is read from any condition means that condition", () => {
    fc.assert(
      fc.property(conditions, items, (condition, properties) => {
        const constraint = constraintOf(condition);
        const again = constraint && conditionOf(constraint);
        if (again === undefined) return;
        for (const item of properties) {
          const subject = { property: (name: string) => item[name], intersects: () => undefined };
          expect(compile(again)(subject)).toBe(compile(condition)(subject));
        }
      }),
      { numRuns: 200 },
    );
  });
});
