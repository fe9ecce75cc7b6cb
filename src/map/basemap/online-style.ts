import type { StyleSpecification } from "maplibre-gl";
import type { BasemapConfig } from "../../config/types.ts";
import { displayUrl, ProblemError } from "../../problem/problem.ts";
import type { BasemapStyle } from "./compose.ts";
import type { MapPalette } from "./palette.ts";
import { basemapOrigins } from "./basemap-origins.ts";
import { tameStyle } from "./tame-style.ts";

const DEADLINE_MS = 10_000;
/** Styles in use take some 100 kB. */
const MAX_STYLE_BYTES = 2 * 2 ** 20;

/** @param prefix of the names of its source and layers */
export function rasterStyle(
  basemap: BasemapConfig & { url: string },
  palette: MapPalette,
  prefix: string,
): BasemapStyle {
  const source = `${prefix}raster`;
  return {
    sources: {
      [source]: {
        type: "raster",
        tiles: [basemap.url],
        tileSize: 256,
        ...(basemap.maxZoom === undefined ? {} : { maxzoom: basemap.maxZoom }),
      },
    },
    below: [
      { id: `${prefix}background`, type: "background", paint: { "background-color": palette.land } },
      { id: source, type: "raster", source },
    ],
    above: [],
  };
}

/**
 * A MapLibre style read from its address.
 *
 * @param prefix of the names of its sources and layers
 * @throws ProblemError naming the basemap when it cannot be read; AbortError
 */
export async function fetchStyle(
  basemap: BasemapConfig & { url: string },
  prefix: string,
  signal: AbortSignal,
): Promise<BasemapStyle> {
  const style = await request(basemap, signal);
  if (style?.version !== 8 || !Array.isArray(style.layers)) throw unreadable(basemap, "is not a map style");
  return tameStyle(style, { address: basemap.url, origins: basemapOrigins(basemap), prefix });
}

async function request(
  basemap: BasemapConfig & { url: string },
  signal: AbortSignal,
): Promise<StyleSpecification | null> {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  try {
    const response = await fetch(basemap.url, { signal: AbortSignal.any([signal, deadline]) });
    if (!response.ok) throw unreadable(basemap, `answers ${response.status}`);
    return parsed(await limitedText(response, basemap));
  } catch (error) {
    if (signal.aborted || error instanceof ProblemError) throw error;
    throw unreadable(basemap, "cannot be reached", error);
  }
}

/** Stops reading where a style would be larger than any is. */
async function limitedText(response: Response, basemap: BasemapConfig): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of chunksOf(response)) {
    bytes += chunk.byteLength;
    if (bytes > MAX_STYLE_BYTES) throw unreadable(basemap, "has a style of more than 2 MB");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Safari has no asynchronous iterator of streams. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}

function parsed(text: string): StyleSpecification | null {
  try {
    return JSON.parse(text) as StyleSpecification | null;
  } catch {
    return null;
  }
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
