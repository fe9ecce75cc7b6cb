import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { boxOfArea } from "../../catalogue/area.ts";
import { circleRing } from "../../geo/sphere.ts";
import { countriesOf } from "./countries.ts";
import { findWhere, whereOf, type Where } from "./find-where.ts";

const world = JSON.parse(
  await readFile(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"), "utf8"),
) as Parameters<typeof countriesOf>[0];
const countries = countriesOf(world);

function find(text: string): Promise<Where> {
  return findWhere(text, () => Promise.resolve(countries));
}

function cornersOf(where: Where): number {
  if (where.kind === "point") return 0;
  const { area } = where;
  const rings = area.type === "Polygon" ? area.coordinates : area.coordinates.flat();
  return rings.flat().length;
}

describe("what is typed as a place", () => {
  it.each([
    "51.2, 5.1",
    "51.2 5.1",
    "51,2; 5,1",
    "5.1 E 51.2 N",
    "N 51.2 E 5.1",
    "51°12'00\"N 5°6'00\"E",
    "geo:51.2,5.1",
  ])("is a point: %s", async (text) => {
    const where = await find(text);
    expect(where).toMatchObject({ kind: "point" });
    const [lon = 0, lat = 0] = where.kind === "point" ? where.point : [];
    expect(lon).toBeCloseTo(5.1, 9);
    expect(lat).toBeCloseTo(51.2, 9);
  });

  it.each([
    "4.9, 51.1, 5.3, 51.4",
    "4.9,51.1,5.3,51.4",
    "[4.9, 51.1, 5.3, 51.4]",
    "bbox=4.9,51.1,5.3,51.4",
    "4.9 51.1 5.3 51.4",
    "4,9; 51,1; 5,3; 51,4",
    "4,9 51,1 5,3 51,4",
  ])("is a box: %s", async (text) => {
    const where = await find(text);
    expect(where.kind === "area" && boxOfArea(where.area)).toEqual([4.9, 51.1, 5.3, 51.4]);
  });

  it("is a box in two parts across the antimeridian", async () => {
    expect(await find("179, -18, -179, -16")).toMatchObject({ area: { type: "MultiPolygon" } });
  });

  it("is an outline in well-known text or GeoJSON", async () => {
    const coordinates = [
      [
        [5, 51],
        [6, 51],
        [6, 52],
        [5, 51],
      ],
    ];
    const area = { type: "Polygon", coordinates };
    expect(await find("POLYGON((5 51, 6 51, 6 52, 5 51))")).toMatchObject({ area });
    expect(await find("SRID=4326;POLYGON((5 51, 6 51, 6 52, 5 51))")).toMatchObject({ area });
    expect(await find(JSON.stringify({ type: "Feature", properties: {}, geometry: area }))).toMatchObject({
      area,
    });
  });

  it("is a country by its name, with as many corners as a link holds", async () => {
    for (const name of ["Belgium", "belg", "CÔTE D'IVOIRE", "ivory coast", "usa", "Fiji", "Canada"]) {
      const where = await find(name);
      expect(where.kind, name).toBe("area");
      expect(cornersOf(where), name).toBeLessThanOrEqual(400);
    }
    const belgium = await find("Belgium");
    const [west, south, east, north] = belgium.kind === "area" ? boxOfArea(belgium.area) : [0, 0, 0, 0];
    // By the National Geographic Institute: 2.54 to 6.41° E, 49.49 to 51.51° N.
    expect([west, south, east, north].map((each) => Math.round(each * 10) / 10)).toEqual([
      2.5, 49.5, 6.4, 51.5,
    ]);
  });

  it.each(["", "Atlantis", "i", "POLYGON((5 51, 6 51", "99ABC", "50 10 5 30"])(
    "is refused in a sentence: “%s”",
    async (text) => {
      await expect(find(text)).rejects.toMatchObject({ name: "ProblemError" });
    },
  );
});

describe("what is read of a file", () => {
  it("becomes one area of all its polygons, simplified beyond what a link holds", () => {
    const round = (lon: number) => ({
      geometry: { type: "Polygon" as const, coordinates: [circleRing([lon, 51], 5000, 500)] },
      properties: {},
    });
    const where = whereOf({ features: [round(5), round(6)], columns: [], warnings: [] });
    expect(where).toMatchObject({ area: { type: "MultiPolygon" }, simplified: { before: 1002 } });
    expect(cornersOf(where)).toBeLessThanOrEqual(400);
    expect(cornersOf(where)).toBeGreaterThan(50);
  });

  it("is a point where there is one, and refused where there are several", () => {
    const point = { geometry: { type: "Point" as const, coordinates: [5, 51] }, properties: {} };
    expect(whereOf({ features: [point], columns: [], warnings: [] })).toEqual({
      kind: "point",
      point: [5, 51],
    });
    expect(() => whereOf({ features: [point, point], columns: [], warnings: [] })).toThrow(
      "It has 2 points and no area.",
    );
  });
});
