import { expect, test } from "vitest";
import type { Condition } from "./types.ts";
import { withCondition } from "./with-condition.ts";

const a: Condition = { op: "=", args: [{ property: "a" }, 1] };
const b: Condition = { op: "=", args: [{ property: "b" }, 1] };
const c: Condition = { op: "=", args: [{ property: "c" }, 1] };

test("a condition comes last, takes the place of another, or is taken away", () => {
  expect(withCondition([a], undefined, b)).toEqual([a, b]);
  expect(withCondition([a, b], a, c)).toEqual([c, b]);
  expect(withCondition([a, b], a, undefined)).toEqual([b]);
});

test("a condition is never there twice", () => {
  expect(withCondition([a, b], undefined, structuredClone(b))).toEqual([a, b]);
  expect(withCondition([a, b], a, structuredClone(b))).toEqual([b]);
  expect(withCondition([a, b], a, structuredClone(a))).toEqual([a, b]);
});
