import { assert, nat, property, string } from "fast-check";
import { expect, test } from "vitest";
import { parseTileUrl, tileTemplate } from "./address.ts";

const name = string({ minLength: 1, unit: "grapheme" });
const number = nat({ max: 2 ** 22 - 1 });

test("whatever the id is, a filled-in template is read back unchanged", () => {
  assert(
    property(name, nat({ max: 22 }), number, number, (layer, z, x, y) => {
      const url = tileTemplate("slice-1", layer)
        .replace("{z}", String(z))
        .replace("{x}", String(x))
        .replace("{y}", String(y));
      expect(parseTileUrl(url)).toEqual({ layer, tile: { z, x, y } });
    }),
  );
});

test("an id that looks like a placeholder is not filled in by the map", () => {
  expect(tileTemplate("slice-1", "{z}/{x}").match(/\{z\}/g)).toHaveLength(1);
});

test.each(["", "slice-1://", "slice-1://a/3/2", "slice-1://a/b/3/2/1", "slice-1://%/1/2/3"])(
  "%o is no tile address",
  (url) => {
    expect(parseTileUrl(url)).toBeNull();
  },
);
