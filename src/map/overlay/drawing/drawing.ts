import type { LngLat, Map as LibreMap, MapMouseEvent } from "maplibre-gl";
import { wrapLongitude } from "../../../geo/antimeridian/wrap-longitude.ts";
import type { LonLat } from "../../../geo/types.ts";
import type { MapPalette } from "../../basemap/palette.ts";
import type { DrawingTool, DrawnShape } from "../../types.ts";
import { Crosshair } from "./crosshair.ts";
import { DraftLayers } from "./draft-layers.ts";
import {
  completed,
  type Draft,
  emptyDraft,
  radiusOf,
  shapeOf,
  withCorner,
  withoutLastCorner,
} from "./draft.ts";

/** CSS pixels within which a click is one with the click before. */
const REPEAT_PX = 4;

export interface DrawingEvents {
  onDrawn(shape: DrawnShape): void;
  /** The person put the tool away. */
  onCancel(): void;
  /** The crosshair of the keyboard points there. */
  onPoint(at: LonLat): void;
  /** Metres from the centre of the circle under the hands to its edge. */
  onRadius(metres: number | null): void;
}

/**
 * Draws points, polygons, rectangles and circles by clicks, taps or keys. A shape is made of clicks, not of
 * dragging: the map goes on moving as ever, and fingers need no other way than mice.
 */
export class Drawing {
  readonly #map: LibreMap;
  readonly #events: DrawingEvents;
  readonly #layers: DraftLayers;
  readonly #crosshair: Crosshair;
  #draft: Draft | null = null;

  constructor(map: LibreMap, events: DrawingEvents) {
    this.#map = map;
    this.#events = events;
    this.#layers = new DraftLayers(map);
    this.#crosshair = new Crosshair(map);
    map.on("click", this.#onClick);
    map.on("dblclick", this.#onDoubleClick);
    map.on("mousemove", this.#onMove);
    map.getCanvas().addEventListener("keydown", this.#onKey);
  }

  start(palette: MapPalette): void {
    this.#layers.start(palette);
  }

  /** Whether clicks belong to a shape. */
  get active(): boolean {
    return this.#draft !== null;
  }

  setTool(tool: DrawingTool | null): void {
    if ((this.#draft?.tool ?? null) === tool) return;
    this.#begin(tool);
    this.#map.getCanvas().style.cursor = tool === null ? "" : "crosshair";
    if (tool === null) this.#crosshair.hide();
  }

  dispose(): void {
    this.#map.getCanvas().removeEventListener("keydown", this.#onKey);
    this.#crosshair.remove();
  }

  readonly #onClick = (event: MapMouseEvent): void => {
    if (!this.#repeats(event)) this.#set(lonLatOf(event.lngLat));
  };

  readonly #onDoubleClick = (event: MapMouseEvent): void => {
    if (!this.#draft) return;
    // Not to zoom.
    event.preventDefault();
    this.#finish();
  };

  readonly #onMove = (event: MapMouseEvent): void => {
    if (this.#draft && this.#draft.corners.length > 0) this.#preview(lonLatOf(event.lngLat));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#draft || !this.#act(event)) return;
    event.preventDefault();
    // The same keys move the map and the timeline.
    event.stopImmediatePropagation();
  };

  #act(event: KeyboardEvent): boolean {
    if (this.#crosshair.move(event)) {
      const at = this.#pointed();
      if (at) this.#events.onPoint(at);
      if (at && this.#draft && this.#draft.corners.length > 0) this.#preview(at);
      return true;
    }
    switch (event.key) {
      case "Enter": {
        const at = this.#pointed();
        const last = this.#draft?.corners.at(-1);
        if (at && !(last && last[0] === at[0] && last[1] === at[1])) this.#set(at);
        else this.#finish();
        return true;
      }
      case "Backspace":
        if (this.#draft) this.#show(withoutLastCorner(this.#draft));
        return true;
      case "Escape":
        if (this.#draft && this.#draft.corners.length > 0) this.#begin(this.#draft.tool);
        else this.#events.onCancel();
        return true;
      default:
        return false;
    }
  }

  #pointed(): LonLat | null {
    const { at } = this.#crosshair;
    return at && lonLatOf(this.#map.unproject([...at]));
  }

  #set(at: LonLat): void {
    if (!this.#draft) return;
    const next = withCorner(this.#draft, at);
    const shape = completed(next);
    if (shape) this.#deliver(next.tool, shape);
    else this.#show(next);
  }

  /** The second click of a double click, which hands do not place exactly. */
  #repeats({ point }: MapMouseEvent): boolean {
    const last = this.#draft?.corners.at(-1);
    if (!last) return false;
    const { x, y } = this.#map.project([last[0], last[1]]);
    return Math.hypot(x - point.x, y - point.y) < REPEAT_PX;
  }

  /** Ends a polygon; other shapes end by themselves. */
  #finish(): void {
    if (this.#draft?.tool !== "polygon") return;
    const shape = shapeOf(this.#draft);
    if (shape) this.#deliver("polygon", shape);
  }

  #deliver(tool: DrawingTool, shape: DrawnShape): void {
    this.#begin(tool);
    this.#events.onDrawn(shape);
  }

  #begin(tool: DrawingTool | null): void {
    this.#draft = tool === null ? null : emptyDraft(tool);
    this.#layers.draw(null);
    this.#events.onRadius(null);
  }

  #show(draft: Draft): void {
    this.#draft = draft;
    this.#layers.draw(draft.corners.length > 0 ? draft : null);
  }

  #preview(at: LonLat): void {
    if (!this.#draft) return;
    const draft = withCorner(this.#draft, at);
    this.#layers.draw(draft);
    this.#events.onRadius(radiusOf(draft));
  }
}

function lonLatOf(lngLat: LngLat): LonLat {
  return [wrapLongitude(lngLat.lng), lngLat.lat];
}
