import { importScriptInWorkers } from "maplibre-gl";

/**
 * Lets MapLibre's worker cut the outlines. It imports a script as a module only when its address ends
 * in ".mjs", and would evaluate it as text otherwise, which the policy forbids.
 */
export async function importOutlines(): Promise<void> {
  const { default: address } = await import("./outlines-worker.ts?worker&url");
  await importScriptInWorkers(`${new URL(address, document.baseURI).href}#.mjs`);
}
