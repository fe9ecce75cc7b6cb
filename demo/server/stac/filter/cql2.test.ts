import { describe, expect, it } from "vitest";
import { conditionOfJson } from "../../../../src/catalogue/filter/parse-json.ts";
import { libraryItem } from "../../library/item.ts";
import type { ItemDocument } from "../../library/documents.ts";
import { testItem } from "../../testing/folder.ts";
import { compileFilter } from "./cql2.ts";

const document = testItem("scene-1", [5, 51, 6, 52], {
  datetime: "2025-06-01T10:00:00Z",
  "eo:cloud_cover": 20,
  platform: "sentinel-2a",
  good: true,
  empty: null,
});
const item = await libraryItem("/", "/", document as unknown as ItemDocument, "none");
const cloud = { property: "eo:cloud_cover" };
const missing = { property: "snow" };

/** Expected values follow from the semantics of OGC 21-065r2, missing properties being null. */
const cases: readonly [boolean, unknown][] = [
  [true, { op: "=", args: [cloud, 20] }],
  [false, { op: "<>", args: [cloud, 20] }],
  [true, { op: "<=", args: [cloud, 20] }],
  [false, { op: "<", args: [cloud, 20] }],
  [true, { op: ">", args: [30, cloud] }],
  [false, { op: ">=", args: [cloud, 20.001] }],
  [true, { op: "between", args: [cloud, 20, 30] }],
  [false, { op: "between", args: [cloud, 21, 30] }],
  [true, { op: "in", args: [{ property: "platform" }, ["sentinel-2a", "sentinel-2b"]] }],
  [false, { op: "in", args: [cloud, []] }],
  [true, { op: "like", args: [{ property: "platform" }, "sentinel-%"] }],
  [true, { op: "like", args: [{ property: "platform" }, "sentinel-2_"] }],
  [false, { op: "like", args: [{ property: "platform" }, "sentinel.2a"] }],
  [true, { op: "isNull", args: [missing] }],
  [true, { op: "isNull", args: [{ property: "empty" }] }],
  [false, { op: "isNull", args: [cloud] }],
  [true, { op: "=", args: [{ property: "good" }, true] }],
  [true, { op: "=", args: [{ property: "properties.platform" }, "sentinel-2a"] }],
  [true, { op: "=", args: [{ property: "id" }, "scene-1"] }],
  [true, { op: "=", args: [{ property: "collection" }, "fields"] }],
  [false, { op: "=", args: [{ property: "constructor" }, "x"] }],
  [
    true,
    {
      op: "and",
      args: [
        { op: ">", args: [cloud, 1] },
        { op: "<", args: [cloud, 30] },
      ],
    },
  ],
  [
    true,
    {
      op: "or",
      args: [
        { op: ">", args: [cloud, 90] },
        { op: "<", args: [cloud, 30] },
      ],
    },
  ],
  [true, { op: "not", args: [{ op: ">", args: [cloud, 90] }] }],
  // Neither a comparison with null nor its opposite holds; "or" may still be decided by its other side.
  [false, { op: "<", args: [missing, 5] }],
  [false, { op: "not", args: [{ op: "<", args: [missing, 5] }] }],
  [
    true,
    {
      op: "or",
      args: [
        { op: "<", args: [missing, 5] },
        { op: "=", args: [cloud, 20] },
      ],
    },
  ],
  [false, { op: "<", args: [cloud, "30"] }],
  [true, { op: ">", args: [{ property: "datetime" }, { timestamp: "2025-06-01T11:30:00+02:00" }] }],
  [true, { op: "=", args: [{ property: "datetime" }, { timestamp: "2025-06-01T12:00:00+02:00" }] }],
  [true, { op: ">", args: [{ property: "datetime" }, { date: "2025-06-01" }] }],
  [
    true,
    { op: "s_intersects", args: [{ property: "geometry" }, { type: "Point", coordinates: [5.5, 51.5] }] },
  ],
  [
    false,
    { op: "s_intersects", args: [{ property: "geometry" }, { type: "Point", coordinates: [7, 51.5] }] },
  ],
  [true, true],
];

describe("a CQL2-JSON filter", () => {
  it.each(cases)("is %s for %j", (expected, filter) =>
    expect(compileFilter(conditionOfJson(filter))(item)).toBe(expected),
  );
});
