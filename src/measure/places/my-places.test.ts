import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { namedBy } from "./named.ts";
import { MyPlaces, newAcquisitions } from "./my-places.ts";
import { placesGeoJson } from "./places-geojson.ts";
import { readPlaceText } from "./read-places.ts";

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

const field = {
  name: "North field",
  colour: "#0072b2",
  geometry: { type: "Point" as const, coordinates: [5.1, 51.2] },
};

function setUp(entries: readonly (readonly [string, unknown])[] = []): MyPlaces {
  const stored = new Map(entries);
  return new MyPlaces({
    entries: async () => [...stored],
    set: async (key, value) => void stored.set(key, structuredClone(value)),
    delete: async (key) => void stored.delete(key),
  });
}

describe("my places", () => {
  it("are kept in the order they came, remember the last look, and can be removed", async () => {
    const places = setUp();
    const first = await places.keep(field, new Date("2025-01-01T00:00:00Z"));
    await places.keep({ ...field, name: "South field" }, new Date("2025-01-02T00:00:00Z"));
    expect((await places.list()).map(({ name, seen }) => [name, seen])).toEqual([
      ["North field", null],
      ["South field", null],
    ]);
    await places.look(first, [slice("2025-06-06"), slice("2025-06-01")]);
    expect((await places.list())[0]).toEqual({ ...first, seen: "2025-06-06T10:00:00Z" });
    await places.remove(first.key);
    expect(await places.list()).toHaveLength(1);
    await places.restore(first);
    expect((await places.list())[0]).toEqual(first);
  });

  it("have seen a whole pass when they have seen a date of it", async () => {
    const places = setUp();
    const kept = await places.keep(field, new Date("2025-01-01T00:00:00Z"));
    const pass = slice("2025-06-06");
    const later = { datetime: "2025-06-06T10:00:14Z" } as Scene;
    await places.look(kept, [{ ...pass, scenes: [later] }]);
    const [seen] = await places.list();
    expect(seen?.seen).toBe(later.datetime);
    expect(newAcquisitions(seen ?? kept, [{ ...pass, datetime: later.datetime }], 100)).toEqual([]);
  });

  it("leave out what is no place, as from another version", async () => {
    const kept = "2025-01-01T00:00:00Z";
    const places = setUp([
      ["1", null],
      ["2", { ...field, kept, colour: "javascript:" }],
      ["3", { ...field, kept, geometry: { type: "Polygon", coordinates: 7 } }],
      ["4", { ...field, kept }],
    ]);
    expect((await places.list()).map(({ key }) => key)).toEqual(["4"]);
  });

  it("are told to be lost where the browser keeps nothing", async () => {
    const refuse = () => Promise.reject(new DOMException("denied", "SecurityError"));
    const places = new MyPlaces({ entries: refuse, set: refuse, delete: refuse });
    await expect(places.list()).rejects.toMatchObject({ problem: { kind: "limit" } });
  });

  it("are written as GeoJSON that can be read again", async () => {
    const read = await readPlaceText(JSON.stringify(placesGeoJson([field])));
    expect(read.features).toEqual([
      { geometry: field.geometry, properties: { name: "North field", colour: "#0072b2" } },
    ]);
    expect(namedBy(read, read.nameColumn)).toEqual([field]);
  });
});
