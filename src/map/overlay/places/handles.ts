import type { GeoJSONSource, Map as LibreMap, MapMouseEvent, MapTouchEvent } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import { wrapLongitude } from "../../../geo/antimeridian/wrap-longitude.ts";
import { OWN } from "../../basemap/compose.ts";
import type { MapPalette } from "../../basemap/palette.ts";
import type { MapPlace } from "../../types.ts";
import { type Corner, cornersOfShape, withCornerAt } from "./corners.ts";

const SOURCE = `${OWN}handles`;
const LAYER = `${OWN}handles`;
/** Around the pointer, CSS pixels: handles are smaller than fingers. */
const REACH_PX = 14;

export interface HandlesEvents {
  /** While a corner is dragged. */
  onPreview(place: MapPlace): void;
  /** A corner was let go. */
  onReshaped(place: MapPlace): void;
}

/** The corners of one place, to be dragged. */
export class Handles {
  readonly #map: LibreMap;
  readonly #events: HandlesEvents;
  #place: MapPlace | null = null;
  #dragged: Corner | null = null;

  constructor(map: LibreMap, events: HandlesEvents) {
    this.#map = map;
    this.#events = events;
    map.on("mousedown", this.#onDown);
    map.on("touchstart", this.#onDown);
    map.on("mousemove", this.#onMove);
    map.on("touchmove", this.#onMove);
    map.on("mouseup", this.#onUp);
    map.on("touchend", this.#onUp);
    map.on("touchcancel", this.#onUp);
  }

  start(palette: MapPalette): void {
    this.#map.addSource(SOURCE, { type: "geojson", data: collection(this.#place) });
    this.#map.addLayer({
      id: LAYER,
      type: "circle",
      source: SOURCE,
      layout: { visibility: this.#place ? "visible" : "none" },
      paint: {
        "circle-radius": 6,
        "circle-color": palette.halo,
        "circle-stroke-width": 2.5,
        "circle-stroke-color": ["get", "colour"],
      },
    });
  }

  setPlace(place: MapPlace | null): void {
    this.#place = place;
    this.#dragged = null;
    this.#draw();
  }

  readonly #onDown = (event: MapMouseEvent | MapTouchEvent): void => {
    if (!this.#place) return;
    this.#dragged = this.#cornerNear(event);
    // Not to move the map.
    if (this.#dragged) event.preventDefault();
  };

  readonly #onMove = (event: MapMouseEvent | MapTouchEvent): void => {
    if (!this.#place || !this.#dragged) return;
    const { lng, lat } = event.lngLat;
    const geometry = withCornerAt(this.#place.geometry, this.#dragged.path, [wrapLongitude(lng), lat]);
    this.#place = { ...this.#place, geometry };
    this.#draw();
    this.#events.onPreview(this.#place);
  };

  readonly #onUp = (): void => {
    if (this.#place && this.#dragged) this.#events.onReshaped(this.#place);
    this.#dragged = null;
  };

  #cornerNear({ point }: MapMouseEvent | MapTouchEvent): Corner | null {
    let nearest: Corner | null = null;
    let least = REACH_PX;
    for (const corner of this.#place ? cornersOfShape(this.#place.geometry) : []) {
      const { x, y } = this.#map.project([corner.at[0], corner.at[1]]);
      const away = Math.hypot(x - point.x, y - point.y);
      if (away < least) [nearest, least] = [corner, away];
    }
    return nearest;
  }

  #draw(): void {
    void this.#map.getSource<GeoJSONSource>(SOURCE)?.setData(collection(this.#place));
    if (this.#map.getLayer(LAYER))
      this.#map.setLayoutProperty(LAYER, "visibility", this.#place ? "visible" : "none");
  }
}

function collection(place: MapPlace | null): FeatureCollection {
  const corners = place ? cornersOfShape(place.geometry) : [];
  return {
    type: "FeatureCollection",
    features: corners.map(({ at: [lon, lat] }) => ({
      type: "Feature",
      properties: { colour: place?.colour },
      geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  };
}
