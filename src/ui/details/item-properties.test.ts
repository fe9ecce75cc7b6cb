import { expect, test } from "vitest";
import { itemProperties } from "./item-properties.ts";

test("all properties of an item are listed by name, whatever their values are", () => {
  const item = { properties: { b: { a: [1] }, a: "text", c: null, d: "x".repeat(1_000) } };
  const found = itemProperties(item);
  expect(found.slice(0, 3)).toEqual([
    ["a", "text"],
    ["b", '{"a":[1]}'],
    ["c", "null"],
  ]);
  expect(found[3]?.[1]).toHaveLength(601);
  for (const value of [null, 5, {}, { properties: null }]) expect(itemProperties(value)).toEqual([]);
});
