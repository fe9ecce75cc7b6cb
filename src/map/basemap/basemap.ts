import { importScriptInWorkers } from "maplibre-gl";
import type { GeoJSONSource, Map as LibreMap } from "maplibre-gl";
import type { BasemapConfig } from "../../config/types.ts";
import type { BBox } from "../../geo/types.ts";
import { problemOf } from "../../problem/problem.ts";
import type { Problem } from "../../problem/problem.ts";
import { composeStyle } from "./compose.ts";
import type { BasemapStyle } from "./compose.ts";
import { graticule, graticuleExtent, suffices, type GraticuleExtent } from "./graticule.ts";
import { GRATICULE_SOURCE, offlineStyle } from "./offline-style.ts";
import { fetchStyle, RASTER_SOURCE, rasterStyle, unreadable } from "./online-style.ts";
import { mapPalette } from "./palette.ts";
import type { MapPalette } from "./palette.ts";

/**
 * The first tile of a raster basemap has to come within this time. Tiles that hang, and tiles that are
 * all missing (404), are no error to MapLibre.
 */
const FIRST_TILE_MS = 8000;

const OFFLINE: BasemapConfig = {
  id: "offline",
  title: "Offline",
  kind: "offline",
  attribution: "Natural Earth",
};

export interface BasemapEvents {
  onChange(basemap: BasemapConfig, problem?: Problem): void;
  /** Colours of everything else the map draws have to follow. */
  onPalette(palette: MapPalette): void;
}

/** Puts the chosen basemap under the slices and falls back to the offline one when it cannot be reached. */
export class Basemap {
  readonly #map: LibreMap;
  readonly #choices: readonly BasemapConfig[];
  readonly #events: BasemapEvents;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  #wanted: BasemapConfig;
  #outlines: Promise<void> | undefined;
  #drawn: BasemapConfig | null = null;
  /** Why the choice could not be followed, until it has been told. */
  #mistake: Problem | undefined;
  #started = false;
  #rasterAnswered = false;
  /** What the lines on the map cover. */
  #graticule: GraticuleExtent | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #request = new AbortController();

  constructor(map: LibreMap, choices: readonly BasemapConfig[], events: BasemapEvents) {
    this.#map = map;
    this.#choices = choices;
    this.#events = events;
    this.#wanted = choices[0] ?? OFFLINE;
    this.#dark.addEventListener("change", this.#restyle);
    map.on("sourcedata", (event) => {
      if (event.sourceId === RASTER_SOURCE && event.tile) this.#rasterAnswered = true;
    });
  }

  get palette(): MapPalette {
    return mapPalette(this.#dark.matches);
  }

  /** Draws what was chosen; before, choices are only remembered. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    void this.#apply();
  }

  /** @param id null takes the first of the configuration; an unknown one the offline basemap */
  choose(id: string | null): void {
    const known = id === null ? this.#choices[0] : this.#choices.find((choice) => choice.id === id);
    const wanted = known ?? this.#offline();
    this.#wanted = wanted;
    this.#mistake = known || id === null ? undefined : unknownBasemap(id);
    if (this.#started && (this.#drawn?.id !== wanted.id || this.#mistake)) void this.#apply();
  }

  /** Tries the chosen basemap again, e.g. when the network is back. */
  retry(): void {
    if (this.#started && this.#drawn?.id !== this.#wanted.id) void this.#apply();
  }

  /**
   * @param sourceId of an error MapLibre reported
   * @returns true when it was about the basemap and has been dealt with
   */
  handleError(sourceId: string | undefined): boolean {
    if (sourceId === undefined || /^(slice|revisit):/.test(sourceId)) return false;
    // A missing tile among others is no reason to take the basemap away.
    if (sourceId !== RASTER_SOURCE || this.#rasterAnswered || this.#drawn?.kind !== "raster") return true;
    this.#giveUp(this.#drawn);
    return true;
  }

  /** The view came to rest. */
  updateGraticule(view: BBox, zoom: number): void {
    const source = this.#map.getSource<GeoJSONSource>(GRATICULE_SOURCE);
    if (!source || (this.#graticule && suffices(this.#graticule, view, zoom))) return;
    this.#graticule = graticuleExtent(view, zoom);
    void source.setData(graticule(this.#graticule));
  }

  dispose(): void {
    this.#request.abort();
    clearTimeout(this.#deadline);
    this.#dark.removeEventListener("change", this.#restyle);
  }

  readonly #restyle = (): void => {
    this.#events.onPalette(this.palette);
    if (this.#drawn) void this.#apply(this.#drawn);
  };

  async #apply(basemap = this.#wanted): Promise<void> {
    this.#request.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      const style = await this.#styleOf(basemap, signal);
      if (!signal.aborted) this.#draw(basemap, style);
    } catch (error) {
      if (!signal.aborted) this.#fallBack(problemOf(error, "network"));
    }
  }

  async #styleOf(basemap: BasemapConfig, signal: AbortSignal): Promise<BasemapStyle> {
    const { url } = basemap;
    if (basemap.kind === "offline" || url === undefined) return this.#offlineStyle();
    if (basemap.kind === "raster") return rasterStyle({ ...basemap, url }, this.palette);
    return fetchStyle({ ...basemap, url }, signal);
  }

  #checkAnswered(): void {
    if (this.#drawn?.kind === "raster" && !this.#rasterAnswered) this.#giveUp(this.#drawn);
  }

  #giveUp(basemap: BasemapConfig): void {
    this.#fallBack(unreadable(basemap, "cannot be reached").problem);
  }

  #fallBack(problem: Problem): void {
    void this.#offlineStyle().then((style) => this.#draw(this.#offline(), style, problem));
  }

  async #offlineStyle(): Promise<BasemapStyle> {
    // For each map: MapLibre ends its workers with the last map, and those of the next know nothing of it.
    await (this.#outlines ??= importOutlines());
    return offlineStyle(this.palette);
  }

  #draw(basemap: BasemapConfig, style: BasemapStyle, problem?: Problem): void {
    this.#drawn = basemap;
    this.#rasterAnswered = false;
    this.#graticule = undefined;
    clearTimeout(this.#deadline);
    if (basemap.kind === "raster") this.#deadline = setTimeout(() => this.#checkAnswered(), FIRST_TILE_MS);
    const present = this.#map.getStyle();
    this.#map.setStyle(composeStyle(style, present), { diff: true, validate: basemap.kind === "style" });
    this.#events.onChange(basemap, problem ?? this.#mistake);
    this.#mistake = undefined;
  }

  #offline(): BasemapConfig {
    return this.#choices.find(({ kind }) => kind === "offline") ?? OFFLINE;
  }
}

/**
 * Lets MapLibre's worker cut the outlines. It imports a script as a module only when its address ends
 * in ".mjs", and would evaluate it as text otherwise, which the policy forbids.
 */
async function importOutlines(): Promise<void> {
  const { default: address } = await import("./outlines-worker.ts?worker&url");
  await importScriptInWorkers(`${new URL(address, document.baseURI).href}#.mjs`);
}

function unknownBasemap(id: string): Problem {
  return {
    kind: "configuration",
    message: `There is no basemap “${id}” here.`,
    advice: "The offline basemap is shown instead.",
  };
}
