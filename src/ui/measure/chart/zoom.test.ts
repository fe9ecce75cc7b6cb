import { expect, it } from "vitest";
import { zoomed } from "./zoom.ts";

it("zooms about a day and never beyond what there is", () => {
  const [from, to] = zoomed([0, 320], [0, 320], 40, 1) ?? [];
  expect([from, to]).toEqual([0, 200]);
  expect(zoomed([100, 120], [0, 320], 110, 1)).toEqual([103, 117]);
});

it("shows everything again when there is no more to see", () => {
  expect(zoomed([0, 220], [0, 320], null, -1)).toBeNull();
});
