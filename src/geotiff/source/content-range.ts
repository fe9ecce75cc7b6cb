/** A parsed `Content-Range: bytes start-end/total` (RFC 9110 §14.4); `end` is included. */
export interface ContentRange {
  readonly start: number;
  readonly end: number;
  /** Undefined where the server said `*`. */
  readonly total: number | undefined;
}

/** @returns null when the header is not a byte range that makes sense. */
export function parseContentRange(header: string): ContentRange | null {
  const match = /^\s*bytes\s+(\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)\s*$/i.exec(header);
  if (match === null) return null;
  const start = Number(match[1]);
  const end = Number(match[2]);
  const total = match[3] === "*" ? undefined : Number(match[3]);
  if (end < start || (total !== undefined && end >= total)) return null;
  return { start, end, total };
}

/** The total that a 416 carries as `Content-Range: bytes` star-slash-total. */
export function parseUnsatisfiedTotal(header: string | null): number | undefined {
  const match = /^\s*bytes\s+\*\/(\d{1,15})\s*$/i.exec(header ?? "");
  return match === null ? undefined : Number(match[1]);
}
