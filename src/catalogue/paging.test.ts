import { describe, expect, it } from "vitest";
import { isCutShort, isIdle, MOST_SCENES, nextCursor, scenesOf } from "./paging.ts";
import type { Cursor, Scene, SearchPage } from "./types.ts";

const NEXT: Cursor = { catalogue: "fake" };

function pageWith(ids: readonly string[], next?: Cursor, more: Partial<SearchPage> = {}): SearchPage {
  const scenes = ids.map((id) => ({ id, collection: "c" }) as Scene);
  return { scenes, problems: [], ...(next ? { next } : {}), ...more };
}

describe("paging", () => {
  it("goes on with the cursor of the last page and ends where there is none", () => {
    expect(nextCursor([pageWith(["a"], NEXT)])).toBe(NEXT);
    expect(nextCursor([pageWith(["a"])])).toBeUndefined();
    expect(nextCursor([])).toBeUndefined();
  });

  it("ends when pages bring nothing new, and says so", () => {
    const pages = ["1", "2", "3", "4"].map(() => pageWith(["a"], NEXT));
    expect([nextCursor(pages), isIdle(pages)]).toEqual([undefined, true]);
    expect([nextCursor(pages.slice(0, 2)), isIdle(pages.slice(0, 2))]).toEqual([NEXT, false]);
  });

  it("goes on while pages bring only what is left out here", () => {
    const pages = ["1", "2", "3", "4"].map(() => pageWith([], NEXT, { leftOut: 100 }));
    expect(nextCursor(pages)).toBe(NEXT);
  });

  it("ends at the number of scenes that the list can hold, and says so", () => {
    const ids = Array.from({ length: MOST_SCENES }, (_, index) => String(index));
    const pages = [pageWith(ids, NEXT)];
    expect(nextCursor(pages)).toBeUndefined();
    expect(isCutShort(pages)).toBe(true);
  });

  it("reads each scene once, however often pages are counted while they arrive", () => {
    let reads = 0;
    const counted = (id: number): Scene =>
      Object.defineProperty({ collection: "c" } as { id: string; collection: string }, "id", {
        get: () => {
          reads += 1;
          return String(id);
        },
      }) as Scene;
    const pages = Array.from({ length: 50 }, (_, page) => ({
      ...pageWith([], NEXT),
      scenes: Array.from({ length: 20 }, (_, index) => counted(page * 20 + index)),
    }));
    for (let count = 1; count <= pages.length; count += 1) {
      const arrived = pages.slice(0, count);
      expect([nextCursor(arrived), isIdle(arrived), isCutShort(arrived)]).toEqual([NEXT, false, false]);
    }
    expect(scenesOf(pages)).toHaveLength(1_000);
    expect(reads).toBe(1_000);
  });

  it("counts a list of other pages by itself", () => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => pageWith([id], NEXT));
    if (!a || !b || !c || !d) throw new Error("There are four pages.");
    const ids = (...pages: SearchPage[]) => scenesOf(pages).map(({ id }) => id);
    expect(ids(a, b, c)).toEqual(["a", "b", "c"]);
    expect(ids(a, b)).toEqual(["a", "b"]);
    expect(ids(a, d, c)).toEqual(["a", "d", "c"]);
    expect(ids(a, b, c, d)).toEqual(["a", "b", "c", "d"]);
  });

  it("gives each scene once", () => {
    expect(scenesOf([pageWith(["a", "b"]), pageWith(["b", "c"])]).map(({ id }) => id)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });
});
