import countriesUrl from "world-atlas/countries-50m.json?url";
import type { GeoJSON } from "geojson";
import type { AddProtocolAction } from "maplibre-gl";
import { OUTLINE_SCHEME } from "./outline-addresses.ts";
import { cutOutlines } from "./outlines.ts";
import type { World } from "./outlines.ts";

/*
 * Runs inside MapLibre's worker. On the page's own thread, turning the outlines into GeoJSON and
 * handing two megabytes of coordinates over would hold up the first slice by a tenth of a second.
 */

declare const self: { addProtocol(scheme: string, action: AddProtocolAction): void };

const DEADLINE_MS = 30_000;

let world: Promise<World> | null = null;

function loadWorld(): Promise<World> {
  world ??= fetchWorld().catch((error: unknown) => {
    world = null;
    throw error;
  });
  return world;
}

async function fetchWorld(): Promise<World> {
  const response = await fetch(countriesUrl, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!response.ok) throw new Error(`The outlines of the basemap answer ${response.status}.`);
  return (await response.json()) as World;
}

self.addProtocol(OUTLINE_SCHEME, async (request): Promise<{ data: GeoJSON }> => ({
  data: cutOutlines(await loadWorld(), request.url),
}));
