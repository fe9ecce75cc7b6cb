import { expect, test } from "vitest";
import { cornersOf } from "./camera.ts";

test("a box over the antimeridian is fitted across it and not around the world", () => {
  expect(cornersOf([178, -18, -177, -17])).toEqual([
    [178, -18],
    [183, -17],
  ]);
});
