import { describe, expect, it } from "vitest";
import { acquisitionAt, ACQUISITIONS } from "./acquisitions.ts";
import { fieldAreas } from "./field-areas.ts";
import { yearOf } from "./season.ts";

describe("the fields of the sample", () => {
  it("are those of the file that comes with the application", async () => {
    const text = `${JSON.stringify(fieldAreas(), undefined, 1)}\n`;
    await expect(text).toMatchFileSnapshot("../../public/sample-fields.geojson");
  });

  it("are one of each kind, named and closed", () => {
    const { features } = fieldAreas();
    expect(features.map(({ id }) => id)).toEqual(features.map((_, index) => `field-${index + 1}`));
    expect(features).toHaveLength(11);
    for (const { geometry } of features) {
      const ring = geometry.coordinates[0] ?? [];
      expect(ring.at(0)).toEqual(ring.at(-1));
    }
  });
});

describe("the acquisitions of the sample", () => {
  it("are the season and, after it, five earlier years in order, each day once", () => {
    expect(new Set(ACQUISITIONS.map(({ date }) => date)).size).toBe(ACQUISITIONS.length);
    const earlier = ACQUISITIONS.filter((each) => yearOf(each) !== 2025).map(({ date }) => date);
    expect(earlier).toEqual(earlier.toSorted());
    expect([...new Set(earlier.map((date) => date.slice(0, 4)))]).toEqual([
      "2020",
      "2021",
      "2022",
      "2023",
      "2024",
    ]);
    for (const year of ["2020", "2024"])
      expect(earlier.filter((date) => date.startsWith(year)).length).toBeGreaterThan(15);
  });

  it("end after the last", () => {
    expect(() => acquisitionAt(ACQUISITIONS.length)).toThrow(RangeError);
  });
});
