import { assert, nat, property, string } from "fast-check";
import { expect, test } from "vitest";
import { parseTileUrl, tileTemplate } from "./address.ts";

const name = string({ minLength: 1, unit: "grapheme" });
const number = nat({ max: 2 ** 22 - 1 });

test("whatever the ids are, a filled-in template is read back unchanged", () => {
  assert(
    property(name, name, name, nat({ max: 22 }), number, number, (map, slice, version, z, x, y) => {
      const url = tileTemplate({ map, slice, version })
        .replace("{z}", String(z))
        .replace("{x}", String(x))
        .replace("{y}", String(y));
      expect(parseTileUrl(url)).toEqual({ map, slice, version, tile: { z, x, y } });
    }),
  );
});

test("a slice id that looks like a placeholder is not filled in by the map", () => {
  const template = tileTemplate({ map: "1", slice: "{z}/{x}", version: "1" });
  expect(template.match(/\{z\}/g)).toHaveLength(1);
});

test.each(["", "slice://", "slice://1/2024-05-01/1/3/2", "https://a/b/c/1/2/3", "slice://%/a/b/1/2/3"])(
  "%o is no tile address",
  (url) => {
    expect(parseTileUrl(url)).toBeNull();
  },
);
