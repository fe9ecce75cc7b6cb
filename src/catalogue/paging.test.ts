import { describe, expect, it } from "vitest";
import { isCutShort, MOST_SCENES, nextRequest, scenesOf } from "./paging.ts";
import type { PageRequest, Scene, SearchPage } from "./types.ts";

const request = (token: string): PageRequest => ({
  url: "https://a.example.org/search",
  method: "POST",
  body: { token },
});

function pageWith(ids: readonly string[], next?: PageRequest): SearchPage {
  const scenes = ids.map((id) => ({ id, collection: "c" }) as Scene);
  return { scenes, problems: [], ...(next ? { next } : {}) };
}

describe("paging", () => {
  it("goes on with the next link and ends where there is none", () => {
    expect(nextRequest([pageWith(["a"], request("2"))], [null])).toEqual(request("2"));
    expect(nextRequest([pageWith(["a"])], [null])).toBeUndefined();
  });

  it("ends when the next link points to a page that was read already", () => {
    const pages = [pageWith(["a"], request("2")), pageWith(["b"], request("2"))];
    expect(nextRequest(pages, [null, request("2")])).toBeUndefined();
  });

  it("ends when pages bring nothing new", () => {
    const pages = ["1", "2", "3", "4"].map((token) => pageWith(["a"], request(token)));
    expect(nextRequest(pages, [null])).toBeUndefined();
    expect(nextRequest(pages.slice(0, 2), [null])).toBeDefined();
  });

  it("ends at the number of scenes that the list can hold, and says so", () => {
    const ids = Array.from({ length: MOST_SCENES }, (_, index) => String(index));
    const pages = [pageWith(ids, request("2"))];
    expect(nextRequest(pages, [null])).toBeUndefined();
    expect(isCutShort(pages)).toBe(true);
  });

  it("gives each scene once", () => {
    expect(scenesOf([pageWith(["a", "b"]), pageWith(["b", "c"])]).map(({ id }) => id)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });
});
