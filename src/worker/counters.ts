import type { Counters } from "./messages.ts";

/** @returns a function that gives what has been added to the totals since its last call */
export function countIncrements(totals: () => Counters): () => Counters {
  let last = { requests: 0, bytes: 0, decodedBlocks: 0 };
  return () => {
    const before = last;
    const { cachedBytes, ...now } = totals();
    last = now;
    return {
      requests: now.requests - before.requests,
      bytes: now.bytes - before.bytes,
      decodedBlocks: now.decodedBlocks - before.decodedBlocks,
      cachedBytes,
    };
  };
}
