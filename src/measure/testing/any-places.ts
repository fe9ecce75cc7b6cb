import * as fc from "fast-check";
import type { Position } from "geojson";
import { tidied } from "../tidy-places.ts";
import type { Place, PlaceGeometry } from "../types.ts";

const position: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

const ring = fc
  .array(position, { minLength: 3, maxLength: 8 })
  .map((corners) => corners.concat([corners[0] ?? []]));
const polygon = fc.array(ring, { minLength: 1, maxLength: 3 });

/** Of every kind, with holes and several parts. */
const anyGeometry: fc.Arbitrary<PlaceGeometry> = fc
  .oneof(
    position.map((coordinates) => ({ type: "Point" as const, coordinates })),
    polygon.map((coordinates) => ({ type: "Polygon" as const, coordinates })),
    fc
      .array(polygon, { minLength: 1, maxLength: 3 })
      .map((coordinates) => ({ type: "MultiPolygon" as const, coordinates })),
  )
  .map(tidied);

export const anyPlaces: fc.Arbitrary<readonly Place[]> = fc
  .array(
    fc.record({
      name: fc.string({ unit: "grapheme", maxLength: 8 }),
      colour: fc
        .integer({ min: 0, max: 0xff_ff_ff })
        .map((number) => `#${number.toString(16).padStart(6, "0")}`),
      geometry: anyGeometry,
      hidden: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((places) => places.map((place, index) => ({ ...place, id: String(index + 1) })));
