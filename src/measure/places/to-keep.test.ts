import { describe, expect, it } from "vitest";
import { PLACE_COLOURS } from "../colours.ts";
import type { PlaceGeometry } from "../types.ts";
import { placesToKeep } from "./to-keep.ts";

const [first = "", second = "", third = ""] = PLACE_COLOURS;

function point(lon: number): PlaceGeometry {
  return { type: "Point", coordinates: [lon, 51] };
}

const kept = [{ name: "North", colour: first, geometry: point(5) }];

describe("places to keep", () => {
  it("are those whose shape and name are not kept yet, each once", () => {
    const candidates = [
      { name: "North", colour: second, geometry: point(5) },
      { name: "South", colour: second, geometry: point(5) },
      { name: "South", colour: third, geometry: point(5) },
      { name: "North", colour: third, geometry: point(6) },
    ];
    expect(placesToKeep(candidates, kept)).toEqual([candidates[1], candidates[3]]);
  });

  it("get a name and a colour where they have none", () => {
    expect(placesToKeep([{ geometry: point(7) }, { geometry: point(8) }], kept)).toEqual([
      { name: "Place 2", colour: second, geometry: point(7) },
      { name: "Place 3", colour: third, geometry: point(8) },
    ]);
  });
});
