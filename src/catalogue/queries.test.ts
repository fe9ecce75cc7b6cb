import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { scenesOf } from "./paging.ts";
import { searchInfiniteQuery } from "./queries.ts";
import { QUERY } from "./testing/fake-catalogue.ts";
import { ListCatalogue } from "./testing/list-catalogue.ts";
import type { Scene } from "./types.ts";

function scene(id: string, bbox: Scene["bbox"] = [5, 51, 6, 52]): Scene {
  return {
    id,
    catalogue: "fake",
    collection: "c",
    datetime: "2025-06-01T10:30:00Z",
    bbox,
    footprint: { type: "Polygon", coordinates: [] },
    assets: {},
    synthetic: false,
  };
}

function searching(catalogue: ListCatalogue) {
  const observer = new InfiniteQueryObserver(new QueryClient(), searchInfiniteQuery(catalogue, QUERY));
  const ids = () => scenesOf(observer.getCurrentResult().data?.pages ?? []).map(({ id }) => id);
  return { observer, ids };
}

describe("a search in react-query", () => {
  it("goes on from cursor to cursor of any catalogue, to the end", async () => {
    const away = scene("away", [100, 0, 101, 1]);
    const { observer, ids } = searching(
      new ListCatalogue([scene("a"), away, scene("b"), scene("c"), scene("d"), scene("e")]),
    );
    await observer.refetch();
    let result = observer.getCurrentResult();
    while (result.hasNextPage) result = await observer.fetchNextPage();
    expect(ids()).toEqual(["a", "b", "c", "d", "e"]);
    expect(result.data?.pages).toHaveLength(3);
  });

  it("keeps the pages before one that fails, and asks for that one again", async () => {
    const catalogue = new ListCatalogue([scene("a"), scene("b"), scene("c")]);
    catalogue.failures.set(2, new Error("broken"));
    const { observer, ids } = searching(catalogue);
    await observer.refetch();
    expect((await observer.fetchNextPage()).isFetchNextPageError).toBe(true);
    expect(ids()).toEqual(["a", "b"]);
    catalogue.forget();
    await observer.fetchNextPage();
    expect(ids()).toEqual(["a", "b", "c"]);
  });
});
