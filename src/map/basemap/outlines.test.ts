import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FeatureCollection, Point, Position } from "geojson";
import { expect, test } from "vitest";
import { OUTLINES } from "./outline-addresses.ts";
import { cutOutlines } from "./outlines.ts";
import type { World } from "./outlines.ts";

const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
const world = JSON.parse(readFileSync(file, "utf8")) as World;

test("names lie where the countries are", () => {
  const { features } = cutOutlines(world, OUTLINES.names) as FeatureCollection<Point>;
  const place = (name: string): Position | undefined =>
    features.find(({ properties }) => properties?.["name"] === name)?.geometry.coordinates;
  const near = ([lon = 0, lat = 0]: Position = [], [x = 0, y = 0]: Position = []): boolean =>
    Math.hypot(lon - x, lat - y) < 3;
  expect(near(place("Belgium"), [4.6, 50.6])).toBe(true);
  expect(near(place("Fiji"), [178, -17.8])).toBe(true);
  expect(near(place("New Zealand"), [170.5, -43.9])).toBe(true);
});

test("no outline runs across the whole map", () => {
  const steps = (coordinates: unknown): number[] => {
    if (!Array.isArray(coordinates)) return [];
    const [first] = coordinates as unknown[];
    if (!Array.isArray(first) || Array.isArray(first[0])) return coordinates.flatMap(steps);
    // The edge that closes a ring around the pole is meant to.
    const positions = (coordinates as Position[]).filter(([, lat = 0]) => lat > -89);
    return positions.slice(1).map(([lon = 0], index) => Math.abs(lon - (positions[index]?.[0] ?? 0)));
  };
  const land = cutOutlines(world, OUTLINES.land) as FeatureCollection;
  const rings = land.features.map(({ geometry }) => ("coordinates" in geometry ? geometry.coordinates : []));
  const widest = rings.flatMap((ring) => steps(ring)).filter((step) => step < 359);
  expect(Math.max(...widest)).toBeLessThan(60);
});
