import { describe, expect, it } from "vitest";
import type { SearchQuery } from "../../../catalogue/types.ts";
import { sinceQuery } from "./since-query.ts";

const query: SearchQuery = {
  collections: ["s2"],
  area: [5, 51, 6, 52],
  time: { from: "2025-03-01", to: "2025-10-31" },
  where: [],
};
const geometry = { type: "Point" as const, coordinates: [7.5, 51.5] };
const area = [7.4995, 51.4995, 7.5005, 51.5005].map((edge): unknown => expect.closeTo(edge, 9));

describe("the search for what is new at a place", () => {
  it("begins on the day of the last look, has no end, and covers the place and nothing else", () => {
    const time = { from: "2025-06-06", to: null };
    expect(sinceQuery(query, { geometry, seen: "2025-06-06T10:00:14Z" })).toEqual({ ...query, area, time });
  });

  it("takes the time of the view's search before the first look", () => {
    expect(sinceQuery(query, { geometry, seen: null })).toEqual({ ...query, area });
  });
});
