import { addProtocol, removeProtocol, setMaxParallelImageRequests } from "maplibre-gl";
import { parseTileUrl, SLICE_SCHEME } from "./address.ts";
import type { TileAddress } from "./address.ts";

/** Answers a tile of one map: null draws nothing. Rejects only when `signal` was aborted. */
export type TileProvider = (address: TileAddress, signal: AbortSignal) => Promise<ImageBitmap | null>;

/**
 * MapLibre's own queue is first come, first served, so prefetched tiles would hold up those on
 * screen. The engine has a queue with priorities: let everything through to it.
 */
const PARALLEL_REQUESTS = 4096;

const providers = new Map<string, TileProvider>();
let nextMap = 1;

/** Registers a provider for a new map. MapLibre's protocols are global to the page. */
export function connectTiles(provider: TileProvider): { readonly map: string; disconnect(): void } {
  const map = String(nextMap++);
  if (providers.size === 0) {
    setMaxParallelImageRequests(PARALLEL_REQUESTS);
    addProtocol(SLICE_SCHEME, async (request, controller) => ({
      data: await answer(request.url, controller.signal),
    }));
  }
  providers.set(map, provider);
  return {
    map,
    disconnect() {
      providers.delete(map);
      if (providers.size === 0) removeProtocol(SLICE_SCHEME);
    },
  };
}

/** MapLibre draws an empty answer as a transparent tile. */
const NOTHING = new ArrayBuffer(0);

async function answer(url: string, signal: AbortSignal): Promise<ImageBitmap | ArrayBuffer> {
  const address = parseTileUrl(url);
  const provider = address && providers.get(address.map);
  if (!address || !provider) return NOTHING;
  const bitmap = await provider(address, signal);
  if (!bitmap) return NOTHING;
  closeAfterUpload(bitmap);
  return bitmap;
}

/**
 * MapLibre uploads a bitmap in the microtasks that follow and never closes it; the next task is
 * safely after them. Waiting for the collector instead lets hundreds of megabytes pile up while a
 * season plays.
 */
function closeAfterUpload(bitmap: ImageBitmap): void {
  setTimeout(() => bitmap.close(), 0);
}
