import type { StyleSpecification } from "maplibre-gl";
import type { BasemapConfig } from "../../config/types.ts";
import { displayUrl, ProblemError } from "../../problem/problem.ts";
import type { BasemapStyle } from "./compose.ts";
import type { MapPalette } from "./palette.ts";

/** Source of a raster basemap, so that its errors can be told from others. */
export const RASTER_SOURCE = "basemap:raster";

const DEADLINE_MS = 10_000;

export function rasterStyle(basemap: BasemapConfig & { url: string }, palette: MapPalette): BasemapStyle {
  return {
    sources: {
      [RASTER_SOURCE]: {
        type: "raster",
        tiles: [basemap.url],
        tileSize: 256,
        ...(basemap.maxZoom === undefined ? {} : { maxzoom: basemap.maxZoom }),
      },
    },
    below: [
      { id: "basemap:background", type: "background", paint: { "background-color": palette.land } },
      { id: "basemap:raster", type: "raster", source: RASTER_SOURCE },
    ],
    above: [],
  };
}

/**
 * A MapLibre style read from its address. Its names and symbols go above the slices, the rest below.
 *
 * @throws ProblemError naming the basemap when it cannot be read; AbortError
 */
export async function fetchStyle(
  basemap: BasemapConfig & { url: string },
  signal: AbortSignal,
): Promise<BasemapStyle> {
  const response = await request(basemap, signal);
  const style = (await response.json().catch(() => null)) as StyleSpecification | null;
  if (style?.version !== 8 || !Array.isArray(style.layers)) throw unreadable(basemap, "is not a map style");
  const isAbove = (layer: StyleSpecification["layers"][number]): boolean => layer.type === "symbol";
  return {
    sources: style.sources,
    below: style.layers.filter((layer) => !isAbove(layer)),
    above: style.layers.filter(isAbove),
    ...(style.glyphs === undefined ? {} : { glyphs: style.glyphs }),
    ...(style.sprite === undefined ? {} : { sprite: style.sprite }),
  };
}

async function request(basemap: BasemapConfig & { url: string }, signal: AbortSignal): Promise<Response> {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const response = await fetch(basemap.url, { signal: AbortSignal.any([signal, deadline]) }).catch(
    (error: unknown) => {
      if (signal.aborted) throw error;
      throw unreadable(basemap, "cannot be reached", error);
    },
  );
  if (!response.ok) throw unreadable(basemap, `answers ${response.status}`);
  return response;
}

/** The sentence a person reads when a basemap gave way to the offline one. */
export function unreadable(basemap: BasemapConfig, what: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "network",
      message: `The basemap “${basemap.title}” ${what}.`,
      advice: "The offline basemap is shown instead.",
      ...(basemap.url === undefined ? {} : { url: displayUrl(basemap.url.replace(/\{.*$/s, "")) }),
    },
    { cause },
  );
}
