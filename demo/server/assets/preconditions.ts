import type { IncomingHttpHeaders } from "node:http";

/** What a file is recognised by between two requests. */
export interface Validators {
  /** Strong, with its quotes. */
  readonly etag: string;
  readonly modified: Date;
}

/** RFC 9110, section 13.2.2: what to answer instead of the file, if anything. */
export function precondition(
  headers: IncomingHttpHeaders,
  { etag, modified }: Validators,
): 304 | 412 | undefined {
  const ifMatch = headers["if-match"];
  const ifUnmodifiedSince = headers["if-unmodified-since"];
  if (ifMatch !== undefined) {
    if (!listed(ifMatch, etag)) return 412;
  } else if (ifUnmodifiedSince !== undefined && seconds(modified) > seconds(new Date(ifUnmodifiedSince))) {
    return 412;
  }
  const ifNoneMatch = headers["if-none-match"];
  const ifModifiedSince = headers["if-modified-since"];
  if (ifNoneMatch !== undefined) return listed(ifNoneMatch.replaceAll("W/", ""), etag) ? 304 : undefined;
  if (ifModifiedSince !== undefined && seconds(modified) <= seconds(new Date(ifModifiedSince))) return 304;
  return undefined;
}

/** Whether a range may be answered; else the whole file, because the client holds part of another one. */
export function rangeStillFits(ifRange: string | undefined, { etag, modified }: Validators): boolean {
  if (ifRange === undefined) return true;
  // A weak validator never equals a strong one here.
  if (ifRange.startsWith('"') || ifRange.startsWith("W/")) return ifRange === etag;
  return seconds(new Date(ifRange)) === seconds(modified);
}

function listed(header: string, etag: string): boolean {
  return header.split(",").some((candidate) => candidate.trim() === "*" || candidate.trim() === etag);
}

/** HTTP dates have whole seconds. */
function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
