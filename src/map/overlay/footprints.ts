import type { ExpressionSpecification, GeoJSONSource, Map as LibreMap, MapMouseEvent } from "maplibre-gl";
import type { Scene } from "../../catalogue/types.ts";
import { OWN } from "../basemap/compose.ts";
import type { MapPalette } from "../basemap/palette.ts";
import { collectionOf, footprintChange } from "./footprint-change.ts";

const SOURCE = `${OWN}footprints`;
const AREA = `${OWN}footprints-area`;
/** Sets the highlighted outline off from pixels of its own colour. */
const CASING = `${OWN}footprints-casing`;
const LINE = `${OWN}footprints-line`;

export interface FootprintEvents {
  onHover(scene: string | null): void;
  onSelect(scene: string): void;
}

/** Outlines of scenes, one of them highlighted; tells which one the pointer is over. */
export class Footprints {
  readonly #map: LibreMap;
  readonly #events: FootprintEvents;
  #scenes: readonly Scene[] = [];
  #preferred: ReadonlySet<string> = new Set();
  #highlighted: string | null = null;
  #hovered: string | null = null;

  constructor(map: LibreMap, events: FootprintEvents) {
    this.#map = map;
    this.#events = events;
  }

  /** The map can take layers now. */
  start(palette: MapPalette): void {
    const map = this.#map;
    map.addSource(SOURCE, { type: "geojson", data: collectionOf(this.#scenes), promoteId: "id" });
    // Never drawn, but it makes the whole area answer to the pointer and not only its outline.
    map.addLayer({ id: AREA, type: "fill", source: SOURCE, paint: { "fill-opacity": 0 } });
    map.addLayer({
      id: CASING,
      type: "line",
      source: SOURCE,
      layout: { "line-join": "round" },
      paint: { "line-width": ["case", highlighted, 6, 0], "line-color": palette.halo },
    });
    map.addLayer({
      id: LINE,
      type: "line",
      source: SOURCE,
      layout: { "line-join": "round" },
      paint: {
        "line-width": ["case", highlighted, 3, 1.25],
        "line-opacity": ["case", highlighted, 1, 0.7],
        "line-color": palette.footprint,
      },
    });
    map.on("mousemove", this.#onMove);
    map.on("mouseout", this.#onLeave);
    map.on("click", this.#onClick);
    this.#hideWhenEmpty();
    this.highlight(this.#highlighted);
  }

  setScenes(scenes: readonly Scene[]): void {
    if (scenes === this.#scenes) return;
    const change = footprintChange(this.#scenes, scenes);
    this.#scenes = scenes;
    const source = this.#map.getSource<GeoJSONSource>(SOURCE);
    if (change.kind === "added") void source?.updateData({ add: [...change.features] });
    else void source?.setData(change.collection);
    this.#hideWhenEmpty();
    if (scenes.length === 0) this.#hover(null);
  }

  /** Where footprints lie on top of each other, those of the slice on screen are meant. */
  prefer(scenes: ReadonlySet<string>): void {
    this.#preferred = scenes;
  }

  highlight(scene: string | null): void {
    const before = this.#highlighted;
    this.#highlighted = scene;
    if (!this.#map.getSource(SOURCE)) return;
    if (before !== null) this.#map.removeFeatureState({ source: SOURCE, id: before }, "highlighted");
    if (scene !== null) this.#map.setFeatureState({ source: SOURCE, id: scene }, { highlighted: true });
  }

  setPalette(palette: MapPalette): void {
    if (!this.#map.getLayer(LINE)) return;
    this.#map.setPaintProperty(CASING, "line-color", palette.halo);
    this.#map.setPaintProperty(LINE, "line-color", palette.footprint);
  }

  readonly #onMove = (event: MapMouseEvent): void => {
    // While the map is dragged the pointer stays over the same place.
    if (this.#scenes.length > 0 && event.originalEvent.buttons === 0) this.#hover(this.#at(event));
  };

  readonly #onLeave = (): void => this.#hover(null);

  readonly #onClick = (event: MapMouseEvent): void => {
    const scene = this.#scenes.length > 0 ? this.#at(event) : null;
    if (scene !== null) this.#events.onSelect(scene);
  };

  /** Layers that are seen have the map cut tiles of nothing with every move. */
  #hideWhenEmpty(): void {
    if (!this.#map.getLayer(LINE)) return;
    const visibility = this.#scenes.length > 0 ? "visible" : "none";
    for (const layer of [AREA, CASING, LINE]) this.#map.setLayoutProperty(layer, "visibility", visibility);
  }

  #hover(scene: string | null): void {
    if (scene === this.#hovered) return;
    this.#hovered = scene;
    this.#events.onHover(scene);
  }

  #at(event: MapMouseEvent): string | null {
    const ids = this.#map
      .queryRenderedFeatures(event.point, { layers: [AREA] })
      .map((feature): unknown => feature.properties["id"])
      .filter((id) => typeof id === "string");
    return ids.find((id) => this.#preferred.has(id)) ?? ids[0] ?? null;
  }
}

const highlighted: ExpressionSpecification = ["boolean", ["feature-state", "highlighted"], false];
