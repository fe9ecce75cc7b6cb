import { expect, test } from "vitest";
import { composeStyle } from "./compose.ts";
import { offlineStyle } from "./offline-style.ts";
import { mapPalette } from "./palette.ts";
import { transition } from "./transition.ts";

test("a basemap loads beneath the one that is seen, without the letters and patterns it has no sources for yet", () => {
  const present = offlineStyle(mapPalette(false));
  const coming = {
    sources: { "new:tiles": { type: "vector" as const, url: "https://t.example.org/planet" } },
    below: [
      { id: "new:water", type: "fill" as const, source: "new:tiles", "source-layer": "water" },
      {
        id: "new:sand",
        type: "fill" as const,
        source: "new:tiles",
        "source-layer": "sand",
        paint: { "fill-pattern": "dots" },
      },
    ],
    above: [{ id: "new:towns", type: "symbol" as const, source: "new:tiles", "source-layer": "place" }],
    glyphs: "https://t.example.org/{fontstack}/{range}.pbf",
  };
  const style = composeStyle(transition(coming, present));
  const order = style.layers.map(({ id }) => id);
  expect(order.slice(0, 2)).toEqual(["new:water", "basemap:water"]);
  expect(order).not.toContain("new:sand");
  expect(order).not.toContain("new:towns");
  expect(order).toContain("basemap:names");
  expect(style.glyphs).toBeUndefined();
  expect(Object.keys(style.sources)).toEqual(expect.arrayContaining(["new:tiles", "basemap:land"]));
});
