import { describe, expect, it } from "vitest";
import type { SearchQuery } from "../../../catalogue/types.ts";
import type { Place } from "../../../measure/types.ts";
import { earlierQuery } from "./earlier-query.ts";

const query: SearchQuery = {
  collections: ["s2"],
  area: [5, 51, 6, 52],
  time: { from: "2025-03-01", to: "2025-10-31" },
  where: [],
};

function place(geometry: Place["geometry"]): Place {
  return { id: "1", name: "A", colour: "#0072b2", hidden: false, geometry };
}

const point = place({ type: "Point", coordinates: [5.5, 51.5] });
const square = place({
  type: "Polygon",
  coordinates: [[[5.6, 51.1], [5.7, 51.1], [5.7, 51.2], [5.6, 51.1]]], // prettier-ignore
});

describe("the search for earlier years", () => {
  it("ends the day before the search of the view, and covers the places and nothing else", () => {
    expect(earlierQuery(query, [point, square], 5)).toEqual({
      ...query,
      area: [5.4995, 51.0995, 5.7005, 51.5005].map((edge): unknown => expect.closeTo(edge, 9)),
      time: { from: "2020-03-01", to: "2025-02-28" },
    });
  });

  it("is none where the search has no first day, or no year is wanted, or nothing is marked", () => {
    expect(earlierQuery({ ...query, time: { from: null, to: null } }, [point], 5)).toBeNull();
    expect(earlierQuery(query, [point], 0)).toBeNull();
    expect(earlierQuery(query, [], 5)).toBeNull();
  });
});
