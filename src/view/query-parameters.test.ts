import { describe, expect, it } from "vitest";
import { cloudCoverUpTo } from "../catalogue/filter/cloud-cover.ts";
import { parseConfig } from "../config/parse.ts";
import { decodeView } from "./codec.ts";

const CONFIG = parseConfig(
  { catalogues: [{ id: "first", title: "First", url: "./first" }] },
  "https://maps.example.org/",
);

describe("the search of an address", () => {
  it("reads the search of a link as people write it", () => {
    const search = "collection=a&collection=b&area=POLYGON((5 51,6 51,6 52,5 51))&cloud=20";
    const { view: found, problems } = decodeView(`${search}&where=gsd < 20 AND platform='s2a'`, CONFIG);
    expect(problems).toEqual([]);
    expect(found.query).toEqual({
      collections: ["a", "b"],
      area: {
        type: "Polygon",
        coordinates: [
          [
            [5, 51],
            [6, 51],
            [6, 52],
            [5, 51],
          ],
        ],
      },
      time: { from: null, to: null },
      where: [
        cloudCoverUpTo(20),
        { op: "<", args: [{ property: "gsd" }, 20] },
        { op: "=", args: [{ property: "platform" }, "s2a"] },
      ],
    });
  });

  it.each([
    ["where=gsd <", "where", "character 6"],
    ["area=POLYGON((0 0,1 1,2 2))", "area", "closed rings"],
    ["area=POINT(0 0)", "area", "should be POLYGON"],
    [
      `area=POLYGON((${Array.from({ length: 500 }, (_, index) => `${index / 10} 0`).join(",")}))`,
      "area",
      "corners",
    ],
    ["collection=", "collection", "is empty"],
    [Array.from({ length: 25 }, (_, index) => `collection=${index}`).join("&"), "collection", "more than 20"],
  ])("%s is left out with a message that names it", (parameter, name, words) => {
    const { view: found, problems } = decodeView(`collection=c&bbox=1,2,3,4&${parameter}`, CONFIG);
    expect(found.query?.collections).toContain("c");
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(`“${name}”.*${words}`)]);
  });
});
