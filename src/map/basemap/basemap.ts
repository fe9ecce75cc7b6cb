import type { GeoJSONSource, Map as LibreMap, MapSourceDataEvent } from "maplibre-gl";
import type { BasemapConfig } from "../../config/types.ts";
import type { BBox } from "../../geo/types.ts";
import { problemOf } from "../../problem/problem.ts";
import type { Problem } from "../../problem/problem.ts";
import { basemapOrigins } from "./basemap-origins.ts";
import { Coming } from "./coming.ts";
import { composeStyle } from "./compose.ts";
import type { BasemapStyle } from "./compose.ts";
import { graticule, graticuleExtent, suffices, type GraticuleExtent } from "./graticule.ts";
import { guardRequests } from "./guard-requests.ts";
import { importOutlines } from "./import-outlines.ts";
import { GRATICULE_SOURCE, offlineStyle } from "./offline-style.ts";
import { fetchStyle, rasterStyle, unreadable } from "./online-style.ts";
import { mapPalette } from "./palette.ts";
import type { MapPalette } from "./palette.ts";
import { transition } from "./transition.ts";

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

/** A basemap with what is drawn of it. */
interface Ground {
  readonly basemap: BasemapConfig;
  readonly style: BasemapStyle;
}

/**
 * Puts the chosen basemap under the slices. Whatever is on the map stays until the next one has come: at first the
 * outlines that need no network, which are also what is left where a basemap does not come.
 */
export class Basemap {
  readonly #map: LibreMap;
  readonly #choices: readonly BasemapConfig[];
  readonly #events: BasemapEvents;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  #wanted: BasemapConfig;
  #outlines: Promise<void> | undefined;
  /** What is seen. */
  #present: Ground | undefined;
  /** What is loading beneath it. */
  #coming: Coming | undefined;
  /** Why the choice could not be followed, until it has been told. */
  #mistake: Problem | undefined;
  #started = false;
  /** MapLibre reports what is wrong with a style while it takes it. */
  #isDrawing = false;
  /** Until it is known which one is wanted, none is asked for. */
  #chosen = false;
  /** Styles that were made, so that no two have the same names. */
  #made = 0;
  /** What the lines on the map cover. */
  #graticule: GraticuleExtent | undefined;
  #request = new AbortController();

  constructor(map: LibreMap, choices: readonly BasemapConfig[], events: BasemapEvents) {
    this.#map = map;
    this.#choices = choices;
    this.#events = events;
    this.#wanted = choices[0] ?? OFFLINE;
    this.#dark.addEventListener("change", this.#restyle);
    guardRequests(map, new Set(choices.flatMap((choice) => [...basemapOrigins(choice)])));
    map.on("sourcedata", ({ sourceId, tile }: MapSourceDataEvent) => {
      if (tile) this.#coming?.answered(sourceId);
    });
  }

  get palette(): MapPalette {
    return mapPalette(this.#dark.matches);
  }

  /** Draws what is chosen; before, choices are only remembered. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    if (this.#chosen) void this.#apply();
  }

  /** @param id null takes the first of the configuration; an unknown one the offline basemap */
  choose(id: string | null): void {
    const known = id === null ? this.#choices[0] : this.#choices.find((choice) => choice.id === id);
    const wanted = known ?? this.#offline();
    const isNew = !this.#chosen || this.#wanted !== wanted;
    this.#chosen = true;
    this.#wanted = wanted;
    this.#mistake = known || id === null ? undefined : unknownBasemap(id);
    if (this.#started && (isNew || this.#mistake)) void this.#apply();
  }

  /** Tries the chosen basemap again, e.g. when the network is back. */
  retry(): void {
    const isThere = this.#present?.basemap === this.#wanted || this.#coming?.basemap === this.#wanted;
    if (this.#started && this.#chosen && !isThere) void this.#apply();
  }

  /**
   * @param event by which MapLibre reports an error: of a source, or of an address
   * @returns true when it was about the basemap and has been dealt with
   */
  handleError(event: { readonly error: object }): boolean {
    if (this.#isDrawing) return true;
    const sourceId = textIn(event, "sourceId");
    const url = textIn(event.error, "url");
    if (sourceId !== undefined && /^(slice|revisit):/.test(sourceId)) return false;
    if (sourceId !== undefined) this.#coming?.failed(sourceId);
    // Letters and icons belong to no source. A missing tile among others is no reason to take a basemap away.
    return sourceId !== undefined || (url !== undefined && this.#isOurs(url));
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
    this.#coming?.stop();
    this.#dark.removeEventListener("change", this.#restyle);
  }

  readonly #restyle = (): void => {
    this.#events.onPalette(this.palette);
    if (this.#started && this.#chosen) void this.#apply();
  };

  async #apply(): Promise<void> {
    const basemap = this.#wanted;
    this.#request.abort();
    this.#coming?.stop();
    this.#coming = undefined;
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      if (basemap.kind === "offline" || !this.#present) await this.#drawOffline(basemap, signal);
      if (basemap.kind === "offline") return;
      const style = await this.#styleOf(basemap, signal);
      if (!signal.aborted) this.#prepare({ basemap, style });
    } catch (error) {
      if (!signal.aborted) await this.#fallBack(problemOf(error, "network"));
    }
  }

  #styleOf(basemap: BasemapConfig, signal: AbortSignal): Promise<BasemapStyle> {
    const prefix = `basemap:${basemap.id}-${++this.#made}:`;
    const { kind, url = "", darkUrl } = basemap;
    if (kind === "raster") return Promise.resolve(rasterStyle({ ...basemap, url }, this.palette, prefix));
    const address = this.#dark.matches ? (darkUrl ?? url) : url;
    return fetchStyle({ ...basemap, url: address }, prefix, signal);
  }

  /** Loads a basemap beneath the one that is there, and swaps them when it has come. */
  #prepare(ground: Ground): void {
    const { basemap, style } = ground;
    const { signal } = this.#request;
    const sources = Object.keys(style.sources);
    this.#coming = new Coming(basemap, sources, {
      onCome: () => {
        this.#coming = undefined;
        if (!signal.aborted) this.#settle(ground);
      },
      onLost: () => {
        this.#coming = undefined;
        if (!signal.aborted) void this.#fallBack(unreadable(basemap, "cannot be reached").problem);
      },
      isLoaded: (source) => this.#map.isSourceLoaded(source),
    });
    const beneath = this.#present && sources.length > 0 ? transition(style, this.#present.style) : undefined;
    if (!beneath || this.#draw(beneath, style)) this.#coming.start();
    else this.#refuse(basemap);
  }

  #settle(ground: Ground, problem?: Problem): void {
    const { basemap, style } = ground;
    if (!this.#draw(style) && basemap.kind !== "offline") return this.#refuse(basemap);
    this.#present = ground;
    this.#events.onChange(basemap, problem ?? this.#mistake);
    this.#mistake = undefined;
  }

  #refuse(basemap: BasemapConfig): void {
    this.#coming = undefined;
    void this.#fallBack(unreadable(basemap, "has a style that cannot be drawn").problem);
  }

  async #fallBack(problem: Problem): Promise<void> {
    await this.#drawOffline(this.#offline(), this.#request.signal, problem);
  }

  /** @param basemap that is wanted: outlines that stand in for another one are not told as the choice */
  async #drawOffline(basemap: BasemapConfig, signal: AbortSignal, problem?: Problem): Promise<void> {
    // For each map: MapLibre ends its workers with the last map, and those of the next know nothing of it.
    await (this.#outlines ??= importOutlines());
    if (signal.aborted) return;
    const ground = { basemap: this.#offline(), style: offlineStyle(this.palette) };
    if (basemap.kind === "offline") return this.#settle(ground, problem);
    this.#present = ground;
    this.#draw(ground.style);
  }

  /** @returns false where MapLibre has refused the style, which then leaves the map as it was */
  #draw(style: BasemapStyle, wanted = style): boolean {
    this.#graticule = undefined;
    this.#isDrawing = true;
    try {
      this.#map.setStyle(composeStyle(style, this.#map.getStyle()), { diff: true });
    } finally {
      this.#isDrawing = false;
    }
    const drawn = [...style.below, ...style.above].filter((layer) =>
      [...wanted.below, ...wanted.above].some(({ id }) => id === layer.id),
    );
    return drawn.every(({ id }) => this.#map.getLayer(id) !== undefined);
  }

  #isOurs(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { origin, protocol } = new URL(url);
    return protocol === "refused:" || this.#choices.some((choice) => basemapOrigins(choice).has(origin));
  }

  #offline(): BasemapConfig {
    return this.#choices.find(({ kind }) => kind === "offline") ?? OFFLINE;
  }
}

function textIn(object: object, key: string): string | undefined {
  const value: unknown = (object as Readonly<Record<string, unknown>>)[key];
  return typeof value === "string" ? value : undefined;
}

function unknownBasemap(id: string): Problem {
  return {
    kind: "configuration",
    message: `There is no basemap “${id}” here.`,
    advice: "The offline basemap is shown instead.",
  };
}
