import { describe, expect, it } from "vitest";
import { conditionOfJson } from "./parse-json.ts";

const cloud = { property: "eo:cloud_cover" };

describe("a CQL2-JSON filter", () => {
  it.each([
    [{ op: "and", args: [{ op: "=", args: [cloud] }, true] }, "filter.args[0]"],
    [{ op: "or", args: [true] }, "filter"],
    [{ op: "=", args: [cloud, { unknown: 1 }] }, "filter.args[1]"],
    [{ op: "in", args: [cloud, 5] }, "filter.args[1]"],
    [{ op: "s_within", args: [] }, "s_within"],
    ["eo:cloud_cover < 5", "filter"],
    [
      { op: "s_intersects", args: [{ property: "geometry" }, { type: "Point", coordinates: [] }] },
      "geometry",
    ],
  ])("%j is refused by naming the place", (filter, place) => {
    expect(() => conditionOfJson(filter)).toThrow(place);
  });

  it("is refused when it is nested beyond reason", () => {
    let filter: unknown = true;
    for (let depth = 0; depth < 10_000; depth += 1) filter = { op: "not", args: [filter] };
    expect(() => conditionOfJson(filter)).toThrow("too deeply");
  });
});
