/** Path of an installed Firefox; undefined when there is none. */
export function findFirefox(): string | undefined;
/** What WebKitGTK is driven with, on Linux; undefined when a part of it is missing. */
export function findWebKit():
  | { readonly driver: string; readonly display: string; readonly browser: string }
  | undefined;
/** Why a browser is not tried, and what to do about it. */
export const MISSING: { readonly firefox: string; readonly webkit: string };
export function ensureEngines(): Promise<void>;
