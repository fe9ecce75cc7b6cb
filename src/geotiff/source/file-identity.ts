/** What tells two versions of a file apart, as far as the browser may see it. */
export interface FileIdentity {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly size: number | undefined;
}

export function identityOf(headers: Headers, size: number | undefined): FileIdentity {
  return {
    // A cache or compressor on the way may turn a strong validator into the weak form of the same.
    etag: headers.get("etag")?.replace(/^W\//, "") ?? undefined,
    lastModified: headers.get("last-modified") ?? undefined,
    size,
  };
}

/**
 * Whether both can be the same version: nothing that both know differs. Mirrors behind one name may
 * store copies at different times, so an equal ETag outweighs a different Last-Modified.
 */
export function isSameVersion(known: FileIdentity, seen: FileIdentity): boolean {
  if (known.size !== undefined && seen.size !== undefined && known.size !== seen.size) return false;
  if (known.etag !== undefined && seen.etag !== undefined) return known.etag === seen.etag;
  if (known.lastModified !== undefined && seen.lastModified !== undefined) {
    return known.lastModified === seen.lastModified;
  }
  return true;
}

/** Everything known from both answers. */
export function mergeIdentity(known: FileIdentity | undefined, seen: FileIdentity): FileIdentity {
  return {
    etag: known?.etag ?? seen.etag,
    lastModified: known?.lastModified ?? seen.lastModified,
    size: known?.size ?? seen.size,
  };
}
