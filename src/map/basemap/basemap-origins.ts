import type { BasemapConfig } from "../../config/types.ts";

/** Every origin that a basemap may be read from: those of its addresses, and those listed beside them. */
export function basemapOrigins({ url, darkUrl, origins = [] }: BasemapConfig): ReadonlySet<string> {
  const addresses = [url, darkUrl].filter((address) => address !== undefined);
  return new Set([...addresses.map((address) => new URL(address).origin), ...origins]);
}
