import type { StyleSpecification } from "maplibre-gl";
import { expect, test } from "vitest";
import { tameStyle } from "./tame-style.ts";

const FROM = {
  address: "https://tiles.example.org/styles/positron",
  origins: new Set(["https://tiles.example.org"]),
  prefix: "basemap:one:",
};

function style(parts: object): StyleSpecification {
  return { version: 8, sources: {}, layers: [], ...parts };
}

/** In the schema of OpenMapTiles. */
const POSITRON = style({
  glyphs: "/fonts/{fontstack}/{range}.pbf",
  sprite: "https://tiles.example.org/sprites/positron",
  sources: {
    openmaptiles: { type: "vector", url: "https://tiles.example.org/planet", attribution: "<b>OSM</b>" },
    shade: { type: "raster", tiles: ["../shade/{z}/{x}/{y}.png"] },
  },
  layers: [
    { id: "background", type: "background" },
    { id: "water", type: "fill", source: "openmaptiles", "source-layer": "water" },
    { id: "shade", type: "raster", source: "shade" },
    { id: "roads", type: "line", source: "openmaptiles", "source-layer": "transportation" },
    { id: "road-names", type: "symbol", source: "openmaptiles", "source-layer": "transportation_name" },
    { id: "borders", type: "line", source: "openmaptiles", "source-layer": "boundary" },
    { id: "towns", type: "symbol", source: "openmaptiles", "source-layer": "place" },
  ],
});

test("borders and names of places go above the imagery, streets and their names below", () => {
  const { below, above } = tameStyle(POSITRON, FROM);
  const names = (layers: readonly { id: string }[]) => layers.map(({ id }) => id.replace(FROM.prefix, ""));
  expect(names(below)).toEqual(["background", "water", "shade", "roads", "road-names"]);
  expect(names(above)).toEqual(["borders", "towns"]);
});

test("all names go above where none of them says that it is of a place", () => {
  const layers = [{ id: "labels", type: "symbol", source: "shade", "source-layer": "text" }];
  expect(tameStyle({ ...POSITRON, layers } as StyleSpecification, FROM).above).toHaveLength(1);
});

test("addresses become absolute, and keep what MapLibre fills in", () => {
  const { glyphs, sprite, sources } = tameStyle(POSITRON, FROM);
  expect(glyphs).toBe("https://tiles.example.org/fonts/{fontstack}/{range}.pbf");
  expect(sprite).toBe("https://tiles.example.org/sprites/positron");
  expect(sources["basemap:one:shade"]).toEqual({
    type: "raster",
    tiles: ["https://tiles.example.org/shade/{z}/{x}/{y}.png"],
  });
  expect(JSON.stringify(sources)).not.toContain("OSM");
});

test("what is read from elsewhere than the configuration allows is left out, with its layers", () => {
  const hostile = style({
    glyphs: "https://evil.example/{fontstack}/{range}.pbf",
    sprite: [{ id: "a", url: "https://evil.example/sprite" }],
    sources: {
      list: { type: "vector", url: "https://evil.example/planet" },
      tiles: { type: "raster", tiles: ["https://evil.example/{z}/{x}/{y}.png"] },
      file: { type: "geojson", data: "//evil.example/people.geojson" },
      film: { type: "video", urls: ["https://tiles.example.org/film.mp4"], coordinates: [] },
      "revisit:above-slices": { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    terrain: { source: "tiles" },
    layers: [
      { id: "a", type: "line", source: "list", "source-layer": "x" },
      { id: "b", type: "raster", source: "tiles" },
      { id: "c", type: "circle", source: "file" },
      { id: "d", type: "raster", source: "film" },
      { id: "e", type: "fill-extrusion", source: "revisit:above-slices" },
      { id: "revisit:above-slices", type: "circle", source: "revisit:above-slices" },
      { id: "nowhere", type: "fill" },
      null,
      { type: "background" },
    ],
  });
  const tamed = tameStyle(hostile, FROM);
  expect(JSON.stringify(tamed)).not.toContain("evil");
  expect(tamed).not.toHaveProperty("glyphs");
  expect(tamed).not.toHaveProperty("sprite");
  expect(tamed).not.toHaveProperty("terrain");
  // What it calls itself by our names is no more than one of its own.
  expect(Object.keys(tamed.sources)).toEqual(["basemap:one:revisit:above-slices"]);
  expect([...tamed.below, ...tamed.above].map(({ id }) => id)).toEqual(["basemap:one:revisit:above-slices"]);
});

test("of a style with more layers than any has the first are used", () => {
  const layers = Array.from({ length: 100_000 }, (_, index) => ({ id: `${index}`, type: "background" }));
  expect(tameStyle(style({ layers }), FROM).below).toHaveLength(500);
});
