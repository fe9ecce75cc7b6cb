import { expect, it } from "vitest";
import { sparkPath } from "./sparkline.tsx";

it("draws a curve from edge to edge, its least value at the bottom and its greatest at the top", () => {
  expect(sparkPath([0, 1, 0.5], 22, 10)).toBe("M1.0 8.0L11.0 2.0L21.0 5.0");
});

it("draws what does not change through the middle, and nothing of a single value", () => {
  expect(sparkPath([3, 3], 22, 10)).toBe("M1.0 5.0L21.0 5.0");
  expect(sparkPath([3], 22, 10)).toBe("");
});

it("takes no more points than it has pixels for", () => {
  const year = Float64Array.from({ length: 365 }, (_, day) => Math.sin(day / 58));
  expect(sparkPath(year, 76, 22).split("L").length).toBeLessThanOrEqual(93);
});
