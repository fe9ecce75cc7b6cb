import type { Counters } from "./messages.ts";

/** What the source rooms count. */
interface SourceCounts {
  readonly requests: number;
  readonly bytes: number;
}

interface DecodeCounts {
  readonly decodedBlocks: number;
}

interface CacheCounts {
  readonly bytes: number;
}

/** What has been added since the last time somebody asked. */
export class CounterDeltas {
  private last = { requests: 0, bytes: 0, decodedBlocks: 0 };
  private readonly source: SourceCounts;
  private readonly decoder: DecodeCounts;
  private readonly cache: CacheCounts;

  constructor(source: SourceCounts, decoder: DecodeCounts, cache: CacheCounts) {
    this.source = source;
    this.decoder = decoder;
    this.cache = cache;
  }

  take(): Counters {
    const { requests, bytes } = this.source;
    const { decodedBlocks } = this.decoder;
    const { last } = this;
    this.last = { requests, bytes, decodedBlocks };
    return {
      requests: requests - last.requests,
      bytes: bytes - last.bytes,
      decodedBlocks: decodedBlocks - last.decodedBlocks,
      cachedBytes: this.cache.bytes,
    };
  }
}
