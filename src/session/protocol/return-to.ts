/**
 * The path (with query and fragment) of `address`, if it lies inside the application at `base`;
 * the application itself otherwise. What comes back from a sign-in is never an address elsewhere.
 */
export function safeReturnPath(address: string | undefined, base: string): string {
  const home = new URL(base);
  try {
    if (address === undefined) return home.pathname;
    const url = new URL(address, base);
    if (url.origin !== home.origin || !url.pathname.startsWith(home.pathname)) return home.pathname;
    // "//host" would name another origin when the path is resolved next.
    if (url.pathname.startsWith("//")) return home.pathname;
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return home.pathname;
  }
}
