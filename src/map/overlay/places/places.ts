import type { ExpressionSpecification, GeoJSONSource, Map as LibreMap, MapMouseEvent } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import { OWN } from "../../basemap/compose.ts";
import type { MapPalette } from "../../basemap/palette.ts";
import type { MapPlace } from "../../types.ts";

const SOURCE = `${OWN}places`;
const AREA = `${OWN}places-area`;
/** Sets outlines and pins off from pixels of their own colour. */
const CASING = `${OWN}places-casing`;
const LINE = `${OWN}places-line`;
const PIN = `${OWN}places-pin`;
const LAYERS = [AREA, CASING, LINE, PIN];

/** Around the pointer, CSS pixels: a pin is small, and a finger is not. */
const REACH_PX = 6;

const highlighted: ExpressionSpecification = ["boolean", ["feature-state", "highlighted"], false];

export interface PlacesEvents {
  onHover(place: string | null): void;
  onSelect(place: string): void;
}

/** Outlines of areas and pins of points, each in its colour; tells which one the pointer is over. */
export class Places {
  readonly #map: LibreMap;
  readonly #events: PlacesEvents;
  #places: readonly MapPlace[] = [];
  #highlighted: string | null = null;
  #hovered: string | null = null;

  constructor(map: LibreMap, events: PlacesEvents) {
    this.#map = map;
    this.#events = events;
  }

  /** The map can take layers now. */
  start(palette: MapPalette): void {
    const map = this.#map;
    map.addSource(SOURCE, { type: "geojson", data: collection(this.#places), promoteId: "id" });
    map.addLayer({
      id: AREA,
      type: "fill",
      source: SOURCE,
      filter: ["all", AREAS, ["!", OUTLINE]],
      paint: { "fill-color": ["get", "colour"], "fill-opacity": ["case", highlighted, 0.28, 0.1] },
    });
    map.addLayer({
      id: CASING,
      type: "line",
      source: SOURCE,
      filter: AREAS,
      layout: { "line-join": "round" },
      paint: { "line-width": ["case", highlighted, 7, 5], "line-color": palette.halo },
    });
    map.addLayer({
      id: LINE,
      type: "line",
      source: SOURCE,
      filter: AREAS,
      layout: { "line-join": "round" },
      paint: { "line-width": ["case", highlighted, 3.5, 2.25], "line-color": ["get", "colour"] },
    });
    map.addLayer({
      id: PIN,
      type: "circle",
      source: SOURCE,
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": ["case", highlighted, 8, 6],
        "circle-color": ["get", "colour"],
        "circle-stroke-width": 2.5,
        "circle-stroke-color": palette.halo,
      },
    });
    map.on("mousemove", this.#onMove);
    map.on("mouseout", this.#onLeave);
    map.on("click", this.#onClick);
    this.#hideWhenEmpty();
    this.highlight(this.#highlighted);
  }

  setPlaces(places: readonly MapPlace[]): void {
    if (places === this.#places) return;
    this.#places = places;
    void this.#map.getSource<GeoJSONSource>(SOURCE)?.setData(collection(places));
    this.#hideWhenEmpty();
    if (!places.some(({ id }) => id === this.#hovered)) this.#hover(null);
  }

  highlight(place: string | null): void {
    const before = this.#highlighted;
    this.#highlighted = place;
    if (!this.#map.getSource(SOURCE)) return;
    if (before !== null) this.#map.removeFeatureState({ source: SOURCE, id: before }, "highlighted");
    if (place !== null) this.#map.setFeatureState({ source: SOURCE, id: place }, { highlighted: true });
  }

  setPalette(palette: MapPalette): void {
    if (!this.#map.getLayer(LINE)) return;
    this.#map.setPaintProperty(CASING, "line-color", palette.halo);
    this.#map.setPaintProperty(PIN, "circle-stroke-color", palette.halo);
  }

  readonly #onMove = (event: MapMouseEvent): void => {
    if (this.#places.length > 0 && event.originalEvent.buttons === 0) this.#hover(this.#at(event));
  };

  readonly #onLeave = (): void => this.#hover(null);

  readonly #onClick = (event: MapMouseEvent): void => {
    const place = this.#places.length > 0 ? this.#at(event) : null;
    if (place !== null) this.#events.onSelect(place);
  };

  /** Layers that are seen have the map cut tiles of nothing with every move. */
  #hideWhenEmpty(): void {
    if (!this.#map.getLayer(LINE)) return;
    const visibility = this.#places.length > 0 ? "visible" : "none";
    for (const layer of LAYERS) this.#map.setLayoutProperty(layer, "visibility", visibility);
  }

  #hover(place: string | null): void {
    if (place === this.#hovered) return;
    this.#hovered = place;
    this.#events.onHover(place);
  }

  #at({ point }: MapMouseEvent): string | null {
    const found = this.#map.queryRenderedFeatures(
      [
        [point.x - REACH_PX, point.y - REACH_PX],
        [point.x + REACH_PX, point.y + REACH_PX],
      ],
      { layers: [PIN, LINE, AREA] },
    );
    const id: unknown = found.find(({ properties }) => properties["outline"] !== true)?.properties["id"];
    return typeof id === "string" ? id : null;
  }
}

const AREAS: ExpressionSpecification = ["!=", ["geometry-type"], "Point"];
const OUTLINE: ExpressionSpecification = ["boolean", ["get", "outline"], false];

function collection(places: readonly MapPlace[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: places.map(({ id, colour, geometry, outline = false }) => ({
      type: "Feature",
      properties: { id, colour, outline },
      geometry,
    })),
  };
}
