import { describe, expect, it } from "vitest";
import { place, recipe, slices } from "./testing/fake-engine.ts";
import { workload } from "./workload.ts";

const [slice] = slices;
if (!slice) throw new Error("There is no slice.");
const [scene] = slice.scenes;
if (!scene) throw new Error("There is no scene.");
/** Two tiles beside each other that meet at 5.5°, two files each. */
const tiles = { ...slice, scenes: [scene, { ...scene, id: "east", bbox: [6, 50, 8, 52] as const }] };

describe("what a date of some places is expected to take", () => {
  it("counts a block that many small places share once", () => {
    // 0.01° are 700 m; the places lie within 1.4 km, and blocks are 5 km wide.
    const near = Array.from({ length: 200 }, (_, index) => place(String(index), 5 + index / 10_000));
    const alone = workload(slice, near.slice(0, 1), recipe);
    const together = workload(slice, near, recipe);
    expect(together.files).toBe(2);
    expect(together.blocks).toBeLessThanOrEqual(8);
    expect(together.blocks).toBeGreaterThanOrEqual(alone.blocks / 2);
  });

  it("counts the blocks of places that lie apart each", () => {
    const apart = Array.from({ length: 10 }, (_, index) => place(String(index), 4.1 + index / 8));
    const [first] = apart;
    if (!first) throw new Error("There is no place.");
    expect(workload(slice, apart, recipe).blocks).toBeGreaterThanOrEqual(10 * 2);
  });

  it("counts the files of no scene in which no place lies", () => {
    expect(workload(tiles, [place("west", 5)], recipe).files).toBe(2);
    expect(workload(tiles, [place("west", 5), place("east", 7)], recipe).files).toBe(4);
    const both = workload(tiles, [place("west", 5), place("east", 7)], recipe).blocks;
    const sum = [5, 7].reduce((all, west) => all + workload(tiles, [place("one", west)], recipe).blocks, 0);
    expect(both).toBe(sum);
  });

  it("is about the area of a large place in blocks", () => {
    const ring = [
      [4.5, 50.5],
      [5.5, 50.5],
      [5.5, 51.5],
      [4.5, 51.5],
      [4.5, 50.5],
    ];
    const large = { ...place("large"), geometry: { type: "Polygon" as const, coordinates: [ring] } };
    // 1° by 1° at 51° north are 70 km by 111 km.
    const blocks = workload(slice, [large], recipe).blocks / 2;
    expect(blocks).toBeGreaterThan((70 * 111) / 5.12 ** 2);
    expect(blocks).toBeLessThan((76 * 117) / 5.12 ** 2);
  });
});
