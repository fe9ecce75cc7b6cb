import { describe, expect, it } from "vitest";
import type { Slice } from "../../timeline/types.ts";
import { newAcquisitions } from "./my-places.ts";

function slice(day: string, cloudCover?: number): Slice {
  return {
    id: day,
    day,
    datetime: `${day}T10:00:00Z`,
    scenes: [],
    bbox: [0, 0, 1, 1],
    ...(cloudCover === undefined ? {} : { cloudCover }),
  };
}

describe("what is new at a place", () => {
  const slices = [
    slice("2025-06-01", 5),
    slice("2025-06-06", 90),
    slice("2025-06-11", 10),
    slice("2025-06-16"),
  ];

  it("are the acquisitions since the last look that are clear enough", () => {
    const found = newAcquisitions({ seen: "2025-06-01T10:00:00Z" }, slices, 20);
    expect(found.map(({ day }) => day)).toEqual(["2025-06-11", "2025-06-16"]);
  });

  it("is nothing before the first look", () => {
    expect(newAcquisitions({ seen: null }, slices, 100)).toEqual([]);
  });
});
