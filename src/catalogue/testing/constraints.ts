import * as fc from "fast-check";
import type { Constraint } from "../filter/constraint.ts";

const property = fc.constantFrom("gsd", "eo:cloud_cover", "platform", 'it\'s "odd"', "created");
const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -100, max: 100, noNaN: true }).map((value) => value + 0),
);
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const words = fc.oneof(
  fc.constantFrom("sentinel", "50%", "a_b", "back\\slash", "it's"),
  fc.string({ maxLength: 6 }),
);
const common = { property, keepsUnknown: fc.boolean() };

/** Every form that the controls of the interface can give a constraint. */
export const constraints: fc.Arbitrary<Constraint> = fc.oneof(
  fc.record({
    ...common,
    kind: fc.constant("range" as const),
    low: fc.option(number),
    high: fc.option(number),
  }),
  fc.record({
    ...common,
    kind: fc.constant("times" as const),
    from: fc.option(day),
    to: fc.option(day),
    dayOnly: fc.boolean(),
  }),
  fc.record({
    ...common,
    kind: fc.constant("among" as const),
    members: fc.uniqueArray(fc.oneof(words, number), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    ...common,
    kind: fc.constant("like" as const),
    match: fc.constantFrom("starts" as const, "contains" as const),
    text: words,
  }),
  fc.record({ ...common, kind: fc.constant("flag" as const), value: fc.boolean() }),
);
