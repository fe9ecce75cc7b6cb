import * as fc from "fast-check";
import type { Comparison, Condition, Operand } from "../filter/types.ts";

/** Properties by the type that their values have; one of them is missing from some items. */
const NUMBERS = ["eo:cloud_cover", "gsd", "view:off_nadir"];
const TEXTS = ["platform", "s2:mgrs_tile", 'it\'s "odd"'];
const FLAGS = ["good"];

export type ItemProperties = Readonly<Record<string, string | number | boolean | null | undefined>>;

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -100, max: 100, noNaN: true }).map((value) => value + 0),
);
const text = fc.oneof(
  fc.constantFrom("sentinel-2a", "sentinel-2b", "31UFS", "it's", "", "S2A"),
  fc.string({ maxLength: 5, unit: "grapheme-ascii" }).filter((value) => !value.includes("\\")),
);
/** Without backslashes: how they are written differs between languages that are otherwise alike. */
const pattern = fc
  .array(fc.oneof(fc.constantFrom("%", "_", "sentinel", "-2", "S", "3"), text), { maxLength: 4 })
  .map((parts) => parts.join(""));

/** Some items lack a property, some have a null: both mean that the item does not say. */
export const items: fc.Arbitrary<readonly ItemProperties[]> = fc.array(
  fc.record(
    Object.fromEntries([
      ...NUMBERS.map((name) => [name, fc.oneof(number, fc.constant(null))]),
      ...TEXTS.map((name) => [name, text]),
      ...FLAGS.map((name) => [name, fc.boolean()]),
    ]) as Record<string, fc.Arbitrary<string | number | boolean | null>>,
    { requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 8 },
);

interface Kind {
  readonly names: readonly string[];
  readonly value: fc.Arbitrary<string | number | boolean>;
}

const KINDS: readonly Kind[] = [
  { names: NUMBERS, value: number },
  { names: TEXTS, value: text },
];
const FLAG_KIND: Kind = { names: FLAGS, value: fc.boolean() };

const operand = ({ names, value }: Kind): fc.Arbitrary<Operand> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...names).map((property) => ({ property })) },
    { weight: 1, arbitrary: value },
  );

const comparison = (kind: Kind, operators: readonly Comparison["op"][]): fc.Arbitrary<Condition> =>
  fc.record({
    op: fc.constantFrom(...operators),
    args: fc.tuple(operand(kind), fc.oneof(kind.value, operand(kind))),
  });

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  ...KINDS.flatMap((kind): fc.Arbitrary<Condition>[] => [
    comparison(kind, ["=", "<>", "<", "<=", ">", ">="]),
    fc.record({
      op: fc.constant("between" as const),
      args: fc.tuple(operand(kind), operand(kind), operand(kind)),
    }),
    fc.record({
      op: fc.constant("in" as const),
      args: fc.tuple(operand(kind), fc.array(operand(kind), { minLength: 1, maxLength: 3 })),
    }),
    fc.record({ op: fc.constant("isNull" as const), args: fc.tuple(operand(kind)) }),
  ]),
  comparison(FLAG_KIND, ["=", "<>"]),
  fc.record({ op: fc.constant("like" as const), args: fc.tuple(operand(KINDS[1] ?? FLAG_KIND), pattern) }),
  fc.boolean(),
);

/** Conditions over `items`, a few levels deep. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({
      op: fc.constantFrom("and" as const, "or" as const),
      args: fc.array(tie("condition"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ op: fc.constant("not" as const), args: fc.tuple(tie("condition")) }),
  ),
})).condition;
