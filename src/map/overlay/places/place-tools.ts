import type { Map as LibreMap } from "maplibre-gl";
import type { Emitter } from "../../../async/emitter.ts";
import type { LonLat } from "../../../geo/types.ts";
import type { MapPalette } from "../../basemap/palette.ts";
import type { DrawingTool, MapEvents, MapPlace } from "../../types.ts";
import { Drawing } from "../drawing/drawing.ts";
import { onLongPress } from "../long-press.ts";
import { Handles } from "./handles.ts";
import { Places } from "./places.ts";

/** Places on the map, and all ways to point at a new one. */
export class PlaceTools {
  readonly #places: Places;
  readonly #drawing: Drawing;
  readonly #handles: Handles;
  #marked: readonly MapPlace[] = [];
  #edited: string | null = null;
  readonly #longPress: { dispose(): void };

  /**
   * To be made before the keys that move the map: while something is drawn, some of them draw.
   * @param pointAt reads the value where the crosshair of the keyboard points
   */
  constructor(map: LibreMap, events: Emitter<MapEvents>, pointAt: (at: LonLat) => void) {
    this.#places = new Places(map, {
      onHover: (place) => events.emit("placeHover", place),
      onSelect: (place) => {
        if (!this.drawing) events.emit("placeSelect", place);
      },
    });
    this.#drawing = new Drawing(map, {
      onDrawn: (shape) => events.emit("drawn", shape),
      onCancel: () => events.emit("toolCancel", null),
      onPoint: pointAt,
      onRadius: (metres) => events.emit("drawnRadius", metres),
    });
    this.#handles = new Handles(map, {
      onPreview: (place) =>
        this.#places.setPlaces(this.#marked.map((each) => (each.id === place.id ? place : each))),
      onReshaped: (place) => events.emit("reshaped", place),
    });
    this.#longPress = onLongPress(map, (at) => events.emit("longPress", at));
  }

  /** Whether clicks belong to a shape. */
  get drawing(): boolean {
    return this.#drawing.active;
  }

  /** The map can take layers now. */
  start(palette: MapPalette): void {
    this.#places.start(palette);
    this.#drawing.start(palette);
    this.#handles.start(palette);
  }

  setPalette(palette: MapPalette): void {
    this.#places.setPalette(palette);
  }

  setPlaces(places: readonly MapPlace[]): void {
    this.#marked = places;
    this.#places.setPlaces(places);
    this.setEdited(this.#edited);
  }

  /** Shows the corners of a place, to be dragged. */
  setEdited(place: string | null): void {
    this.#edited = place;
    this.#handles.setPlace(this.#marked.find(({ id }) => id === place) ?? null);
  }

  highlight(place: string | null): void {
    this.#places.highlight(place);
  }

  setTool(tool: DrawingTool | null): void {
    this.#drawing.setTool(tool);
  }

  dispose(): void {
    this.#longPress.dispose();
    this.#drawing.dispose();
  }
}
