/** Bytes from `offset` up to but not including `offset + length`. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** One request and the wanted ranges it answers. */
export interface PlannedRequest<T extends ByteRange> extends ByteRange {
  readonly parts: readonly T[];
}

/**
 * Joins ranges that overlap or lie at most `gap` bytes apart, as long as the joined request stays
 * within `limit` bytes. A single range larger than `limit` is asked for as it is.
 */
export function planRanges<T extends ByteRange>(
  ranges: readonly T[],
  gap: number,
  limit: number,
): PlannedRequest<T>[] {
  const sorted = [...ranges].sort((a, b) => a.offset - b.offset || a.length - b.length);
  const requests: { offset: number; end: number; parts: T[] }[] = [];
  for (const range of sorted) {
    const end = range.offset + range.length;
    const last = requests.at(-1);
    const joinedEnd = Math.max(last?.end ?? 0, end);
    if (
      last !== undefined &&
      range.offset - last.end <= gap &&
      (joinedEnd === last.end || joinedEnd - last.offset <= limit)
    ) {
      last.end = joinedEnd;
      last.parts.push(range);
    } else {
      requests.push({ offset: range.offset, end, parts: [range] });
    }
  }
  return requests.map(({ offset, end, parts }) => ({ offset, length: end - offset, parts }));
}
