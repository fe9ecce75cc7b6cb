import type { GeoJSONSource, Map as LibreMap } from "maplibre-gl";
import type { Feature, FeatureCollection } from "geojson";
import { OWN } from "../../basemap/compose.ts";
import type { MapPalette } from "../../basemap/palette.ts";
import { type Draft, shapeOf } from "./draft.ts";

const SOURCE = `${OWN}draft`;
const AREA = `${OWN}draft-area`;
const LINE = `${OWN}draft-line`;
const CORNERS = `${OWN}draft-corners`;

/** The shape under the hands: its corners, the lines between them, what it would enclose. */
export class DraftLayers {
  readonly #map: LibreMap;

  constructor(map: LibreMap) {
    this.#map = map;
  }

  start(palette: MapPalette): void {
    const map = this.#map;
    map.addSource(SOURCE, { type: "geojson", data: EMPTY });
    map.addLayer({
      id: AREA,
      type: "fill",
      source: SOURCE,
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": palette.footprint, "fill-opacity": 0.16 },
    });
    map.addLayer({
      id: LINE,
      type: "line",
      source: SOURCE,
      layout: { "line-join": "round" },
      paint: { "line-width": 2, "line-color": palette.footprint, "line-dasharray": [2, 1.5] },
    });
    map.addLayer({
      id: CORNERS,
      type: "circle",
      source: SOURCE,
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": 4,
        "circle-color": palette.halo,
        "circle-stroke-width": 2,
        "circle-stroke-color": palette.footprint,
      },
    });
    this.#setVisible(false);
  }

  /** @param draft with the pointer as its last corner; null for nothing */
  draw(draft: Draft | null): void {
    void this.#map.getSource<GeoJSONSource>(SOURCE)?.setData(draft ? collection(draft) : EMPTY);
    this.#setVisible(draft !== null);
  }

  #setVisible(visible: boolean): void {
    if (!this.#map.getLayer(LINE)) return;
    for (const layer of [AREA, LINE, CORNERS])
      this.#map.setLayoutProperty(layer, "visibility", visible ? "visible" : "none");
  }
}

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

function collection(draft: Draft): FeatureCollection {
  const corners = draft.corners.map(([lon, lat]) => [lon, lat]);
  const shape = shapeOf(draft);
  const line: Feature[] =
    shape || corners.length < 2
      ? []
      : [{ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: corners } }];
  const area: Feature[] = shape ? [{ type: "Feature", properties: {}, geometry: shape }] : [];
  return {
    type: "FeatureCollection",
    features: [
      ...area,
      ...line,
      ...corners.map((coordinates): Feature => ({
        type: "Feature",
        properties: {},
        geometry: { type: "Point", coordinates },
      })),
    ],
  };
}
