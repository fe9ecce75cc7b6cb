import type { SourceSpecification, StyleSpecification } from "maplibre-gl";
import { expect, test } from "vitest";
import { ABOVE_SLICES, composeStyle } from "./compose.ts";
import { offlineStyle } from "./offline-style.ts";
import { mapPalette } from "./palette.ts";

const raster: SourceSpecification = { type: "raster", tiles: ["slice://1/a/1/{z}/{x}/{y}"] };
const lines: SourceSpecification = { type: "geojson", data: { type: "FeatureCollection", features: [] } };

const present: StyleSpecification = {
  version: 8,
  sources: { "other:map": raster, "slice:a@1": raster, "revisit:footprints": lines },
  layers: [
    { id: "other:map", type: "raster", source: "other:map" },
    { id: "slice:a@1", type: "raster", source: "slice:a@1", paint: { "raster-opacity": 0.5 } },
    { id: ABOVE_SLICES, type: "background" },
    { id: "other:names", type: "symbol", source: "revisit:footprints" },
    { id: "revisit:footprints-line", type: "line", source: "revisit:footprints" },
  ],
};

test("a change of basemap keeps slices and footprints as they are and drops the basemap before", () => {
  const style = composeStyle(offlineStyle(mapPalette(false)), present);
  expect(style.layers).toContainEqual(present.layers[1]);
  expect(style.sources["slice:a@1"]).toBe(raster);
  expect(style.layers.some(({ id }) => id.startsWith("other:"))).toBe(false);
  expect(style.sources["other:map"]).toBeUndefined();
});

test("slices lie above land and below borders, names and footprints", () => {
  const order = composeStyle(offlineStyle(mapPalette(true)), present).layers.map(({ id }) => id);
  const sorted = ["basemap:land", "slice:a@1", ABOVE_SLICES, "basemap:borders", "revisit:footprints-line"];
  const places = sorted.map((id) => order.indexOf(id));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
