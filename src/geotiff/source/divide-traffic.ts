import type { Traffic } from "../../async/traffic.ts";
import type { ByteRange } from "./plan-ranges.ts";

/** A part of a joined request, with its position among those that were asked for. */
interface Part extends ByteRange {
  readonly order: number;
}

/**
 * Divides what a joined request took among its parts: each pays for bytes of its range that no earlier one
 * covers, and the one that was asked for first for the rest: the request itself, gaps and repetitions.
 * @param parts in the order of their offsets
 */
export function divideTraffic<T extends Part>(
  { requests, bytes }: Traffic,
  parts: readonly T[],
): readonly { readonly part: T; readonly traffic: Traffic }[] {
  let covered = 0;
  let rest = bytes;
  const own = parts.map(({ offset, length }) => {
    const start = Math.max(offset, covered);
    covered = Math.max(covered, offset + length);
    const paid = Math.min(rest, Math.max(0, offset + length - start));
    rest -= paid;
    return paid;
  });
  const first = Math.min(...parts.map(({ order }) => order));
  return parts.map((part, index) => {
    const isFirst = part.order === first;
    const traffic = { requests: isFirst ? requests : 0, bytes: (own[index] ?? 0) + (isFirst ? rest : 0) };
    return { part, traffic };
  });
}
