import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { tileAt } from "../../geo/tiles.ts";
import { sourceBounds, touches } from "./tile-bounds.ts";

test("a box over the antimeridian asks for tiles on both sides of it", () => {
  const bounds = sourceBounds([178, -18, -177, -17]);
  expect(touches(tileAt([179, -17.5], 9), bounds)).toBe(true);
  expect(touches(tileAt([-178, -17.5], 9), bounds)).toBe(true);
  expect(touches(tileAt([179, 20], 9), bounds)).toBe(false);
});

test("every tile with a point of the box touches it, also on its rounded edge", () => {
  const share = double({ min: 0, max: 1, noNaN: true });
  assert(
    property(share, share, (x, y) => {
      const bounds = sourceBounds([3, 50, 5, 51]);
      expect(touches(tileAt([3 + 2 * x, 50 + y], 13), bounds)).toBe(true);
    }),
  );
  expect(touches(tileAt([6, 50.5], 13), sourceBounds([3, 50, 5, 51]))).toBe(false);
});
