import { describe, expect, it } from "vitest";
import type { Scene, SearchPage } from "../../catalogue/types.ts";
import { arrivedScenes, growingScenes } from "./growing.ts";

function page(...ids: string[]): SearchPage {
  const scenes = ids.map((id): Scene => ({
    id,
    catalogue: "c",
    collection: "c",
    datetime: "2025-06-18T10:46:00Z",
    bbox: [5, 51, 6, 52],
    footprint: { type: "Polygon", coordinates: [] },
    assets: {},
    synthetic: false,
  }));
  return { scenes, problems: [] };
}

describe("scenes while pages arrive", () => {
  const pages = [page("a", "b"), page("c"), page("d"), page("e"), page("f")];
  const ids = (count: number, arriving: boolean) =>
    growingScenes(pages.slice(0, count), arriving).map(({ id }) => id);

  it("grow by doubling the pages", () => {
    expect([1, 2, 3, 4, 5].map((count) => ids(count, true).length)).toEqual([2, 3, 3, 5, 5]);
  });

  it("are all there when no page is missing", () => {
    expect(ids(5, false)).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  it("stay the same list until there are more", () => {
    expect(growingScenes(pages.slice(0, 2), true)).toBe(growingScenes(pages.slice(0, 3), true));
  });

  it("are none before the first page", () => {
    expect(growingScenes(undefined, true)).toEqual([]);
    expect(growingScenes([], false)).toEqual([]);
    expect(arrivedScenes(undefined)).toBe(0);
  });

  it("are counted as they arrive", () => {
    expect(arrivedScenes(pages.slice(0, 3))).toBe(4);
  });
});
