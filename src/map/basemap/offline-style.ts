import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { BasemapStyle } from "./compose.ts";
import { OUTLINES } from "./outline-addresses.ts";
import type { MapPalette } from "./palette.ts";

/** The graticule's source: its lines depend on the view and are set from outside. */
export const GRATICULE_SOURCE = "basemap:graticule";

/** 1:50 million outlines are off by a kilometre: from zoom 9 on, borders fade rather than mislead. */
const BORDER_OPACITY: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 8, 0.45, 11, 0.12];

/** The colour of land, until the basemap is there. */
export function blankStyle(palette: MapPalette): BasemapStyle {
  const background: LayerSpecification = {
    id: "basemap:water",
    type: "background",
    paint: { "background-color": palette.land },
  };
  return { sources: {}, below: [background], above: [] };
}

/**
 * From here on tiles resolve twenty metres, which is far more than the outlines of the world do: finer ones would
 * only have to be cut, and drawn, with every move of the map.
 */
const FINEST_ZOOM = 8;

/** Needs no network: land, water, borders, names and a graticule from what is bundled. */
export function offlineStyle(palette: MapPalette): BasemapStyle {
  return {
    sources: {
      "basemap:land": { type: "geojson", data: OUTLINES.land, maxzoom: FINEST_ZOOM },
      "basemap:borders": { type: "geojson", data: OUTLINES.borders, maxzoom: FINEST_ZOOM },
      "basemap:names": { type: "geojson", data: OUTLINES.names, maxzoom: FINEST_ZOOM },
      [GRATICULE_SOURCE]: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    below: [
      { id: "basemap:water", type: "background", paint: { "background-color": palette.water } },
      {
        id: "basemap:land",
        type: "fill",
        source: "basemap:land",
        paint: { "fill-color": palette.land, "fill-antialias": false },
      },
      {
        id: "basemap:graticule",
        type: "line",
        source: GRATICULE_SOURCE,
        paint: { "line-color": palette.graticule, "line-width": 1 },
      },
      graticuleLabels(palette),
    ],
    above: [
      {
        id: "basemap:borders",
        type: "line",
        source: "basemap:borders",
        layout: { "line-join": "round" },
        paint: { "line-color": palette.border, "line-width": 0.75, "line-opacity": BORDER_OPACITY },
      },
      countryNames(palette),
    ],
  };
}

/**
 * Without a glyph server MapLibre draws text from the fonts of the page, once they have come: the interface's, so that
 * maps look the same on every machine.
 */
const FONT = ["Public Sans Variable", "sans-serif"];

function graticuleLabels(palette: MapPalette): LayerSpecification {
  return {
    id: "basemap:graticule-labels",
    type: "symbol",
    source: GRATICULE_SOURCE,
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 480,
      "text-field": ["get", "label"],
      "text-font": FONT,
      "text-size": 10,
    },
    paint: textPaint(palette),
  };
}

function countryNames(palette: MapPalette): LayerSpecification {
  return {
    id: "basemap:names",
    type: "symbol",
    source: "basemap:names",
    maxzoom: 8,
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 6, 14],
      "text-max-width": 7,
      // Large countries win where there is not room for all.
      "symbol-sort-key": ["-", 0, ["get", "size"]],
    },
    paint: textPaint(palette),
  };
}

function textPaint(palette: MapPalette): {
  "text-color": string;
  "text-halo-color": string;
  "text-halo-width": number;
} {
  return { "text-color": palette.label, "text-halo-color": palette.halo, "text-halo-width": 1.2 };
}
