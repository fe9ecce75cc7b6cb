import * as fc from "fast-check";
import { withCloudLimit } from "../../catalogue/filter/cloud-cover.ts";
import { conditionOf } from "../../catalogue/filter/constraint.ts";
import { separate } from "../../catalogue/filter/conjunction.ts";
import { conditions } from "../../catalogue/testing/conditions.ts";
import { constraints } from "../../catalogue/testing/constraints.ts";
import type { SearchQuery } from "../../catalogue/types.ts";

export const finite = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => value + 0);
export const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({
      minLength: 1,
      maxLength,
      unit: fc.oneof(
        fc.constantFrom(...Array.from("()+-*/&=#?%.,;: `\"'äéß中")),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
    })
    .filter((value) => value.length <= maxLength);
export const day = fc
  .date({ min: new Date("1972-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const polygon = fc
  .array(fc.tuple(finite(-180, 180), finite(-90, 90)), { minLength: 3, maxLength: 6 })
  .map((corners) => [[...corners, corners[0] ?? [0, 0]].map(([lon, lat]) => [lon, lat])]);

/** Also those that the controls make. */
const condition = fc.oneof(
  conditions,
  constraints.map((constraint) => conditionOf(constraint) ?? true),
);
const cloudLimit = fc.option(fc.record({ most: finite(0, 100), keepsUnknown: fc.boolean() }));

/** Searches of all kinds that a link can hold. */
export const searchQuery: fc.Arbitrary<SearchQuery> = fc.record({
  collections: fc.uniqueArray(text(80), { minLength: 1, maxLength: 3 }),
  area: fc.oneof(
    fc.tuple(finite(-180, 180), finite(-90, 0), finite(-180, 180), finite(0, 90)),
    polygon.map((coordinates) => ({ type: "Polygon" as const, coordinates })),
    fc
      .array(polygon, { minLength: 1, maxLength: 2 })
      .map((coordinates) => ({ type: "MultiPolygon" as const, coordinates })),
  ),
  time: fc.record({ from: fc.option(day), to: fc.option(day) }),
  where: fc.tuple(cloudLimit, fc.array(condition, { maxLength: 2 })).map(([cloud, others]) =>
    withCloudLimit(
      others.flatMap((one) => separate(one)),
      cloud,
    ),
  ),
});
