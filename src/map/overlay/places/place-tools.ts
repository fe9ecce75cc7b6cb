import type { Map as LibreMap } from "maplibre-gl";
import type { Emitter } from "../../../async/emitter.ts";
import type { LonLat } from "../../../geo/types.ts";
import type { MapPalette } from "../../basemap/palette.ts";
import type { DrawingTool, MapEvents, MapPlace } from "../../types.ts";
import { Drawing } from "../drawing/drawing.ts";
import { onLongPress } from "../long-press.ts";
import { Places } from "./places.ts";

/** Places on the map, and all ways to point at a new one. */
export class PlaceTools {
  readonly #places: Places;
  readonly #drawing: Drawing;
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
  }

  setPalette(palette: MapPalette): void {
    this.#places.setPalette(palette);
  }

  setPlaces(places: readonly MapPlace[]): void {
    this.#places.setPlaces(places);
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
