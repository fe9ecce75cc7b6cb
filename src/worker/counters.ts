import type { Counters } from "./messages.ts";

/** What the source rooms count. */
interface SourceCounts {
  readonly requests: number;
  readonly bytes: number;
}

/** What the tile room counts. */
interface EngineCounts {
  readonly decodedBlocks: number;
  readonly cachedBytes: number;
}

/** What has been added since the last time somebody asked. */
export class CounterDeltas {
  private last = { requests: 0, bytes: 0, decodedBlocks: 0 };
  private readonly source: SourceCounts;
  private readonly engine: EngineCounts;

  constructor(source: SourceCounts, engine: EngineCounts) {
    this.source = source;
    this.engine = engine;
  }

  take(): Counters {
    const { requests, bytes } = this.source;
    const { decodedBlocks, cachedBytes } = this.engine;
    const { last } = this;
    this.last = { requests, bytes, decodedBlocks };
    return {
      requests: requests - last.requests,
      bytes: bytes - last.bytes,
      decodedBlocks: decodedBlocks - last.decodedBlocks,
      cachedBytes,
    };
  }
}
