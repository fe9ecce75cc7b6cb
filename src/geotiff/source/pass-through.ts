/**
 * For origins that do not answer pages (no CORS): where the page's own server fetches their files for
 * it, by exact origin. The values are absolute addresses of folders of the page's own origin.
 */
export type PassThroughs = Readonly<Record<string, string>>;

/**
 * The address a request for `url` really goes to. Everything else (caches, errors, the choice of a
 * token, the number of connections) is about `url` itself.
 * @returns e.g. `https://maps.example.org/through/https/data.example.org/a.tif`, or `url`
 */
export function routeOf(url: string, passThroughs: PassThroughs): string {
  const { origin, protocol, host, pathname, search } = new URL(url);
  const folder = Object.hasOwn(passThroughs, origin) ? passThroughs[origin] : undefined;
  return folder === undefined ? url : `${folder}${protocol.slice(0, -1)}/${host}${pathname}${search}`;
}
