import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import { footprintChange } from "./footprint-change.ts";

function scene(id: string, west = 5): Scene {
  const ring = [
    [west, 51],
    [west + 1, 51],
    [west + 1, 52],
    [west, 51],
  ];
  return { id, footprint: { type: "Polygon", coordinates: [ring] } } as unknown as Scene;
}

const [a, b, c] = [scene("a"), scene("b"), scene("c")];
const ids = (change: ReturnType<typeof footprintChange>) =>
  (change.kind === "added" ? change.features : change.collection.features).map(
    (one) => one.properties?.["id"],
  );

describe("footprints of a search that goes on", () => {
  it("are added to those that are there, as each page brings them", () => {
    const change = footprintChange([a, b], [a, b, c]);
    expect([change.kind, ids(change)]).toEqual(["added", ["c"]]);
    // The product of the scenes has become known in the meantime.
    expect(footprintChange([a], [{ ...a, assets: {} }, b]).kind).toBe("added");
  });

  it.each<[string, readonly Scene[], readonly Scene[]]>([
    ["of another search", [a, b], [c]],
    ["in another order", [a, b], [b, a, c]],
    ["whose shape has changed", [a], [scene("a", 8), b]],
    ["of which two have one id", [a], [a, b, scene("b", 8)]],
    ["after there were none", [], [a]],
    ["that are taken away", [a, b], []],
  ])("%s are all set again", (_why, before, after) => {
    const change = footprintChange(before, after);
    expect([change.kind, ids(change)]).toEqual(["replaced", after.map(({ id }) => id)]);
  });
});
