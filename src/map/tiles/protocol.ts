import { addProtocol, removeProtocol, setMaxParallelImageRequests } from "maplibre-gl";
import { parseTileUrl } from "./address.ts";
import type { TileAddress } from "./address.ts";

/**
 * Answers a tile of one map: null draws nothing. The caller owns the bitmap and closes it.
 * @throws AbortError when `signal` was aborted, and nothing else
 */
export type TileProvider = (address: TileAddress, signal: AbortSignal) => Promise<ImageBitmap | null>;

/**
 * MapLibre's own queue is first come, first served, so prefetched tiles would hold up those on
 * screen. The engine has a queue with priorities: let everything through to it.
 */
const PARALLEL_REQUESTS = 4096;

/** A scheme for the tile addresses of one map, unlike that of any other map on the page. */
export function uniqueScheme(): string {
  return `slice-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
}

/** Has MapLibre ask `provider` for all addresses of `scheme`. @returns ends that */
export function connectTiles(scheme: string, provider: TileProvider): () => void {
  setMaxParallelImageRequests(PARALLEL_REQUESTS);
  addProtocol(scheme, async ({ url }, { signal }) => {
    const address = parseTileUrl(url);
    const bitmap = address && (await provider(address, signal));
    if (bitmap) closeAfterUpload(bitmap);
    return { data: bitmap ?? NOTHING };
  });
  return () => removeProtocol(scheme);
}

/** MapLibre draws an empty answer as a transparent tile. */
const NOTHING = new ArrayBuffer(0);

/**
 * MapLibre uploads a bitmap in the microtasks that follow, or drops it when the tile was aborted, and never
 * closes it; the next task is safely after that. Waiting for the collector instead lets hundreds of
 * megabytes pile up while a season plays.
 */
function closeAfterUpload(bitmap: ImageBitmap): void {
  setTimeout(() => bitmap.close(), 0);
}
