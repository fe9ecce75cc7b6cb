import type { TokenBroker } from "../../session/types.ts";
import { systemClock, type Clock } from "../../async/clock.ts";
import { HostGate } from "../../async/host-gate.ts";
import type { PassThroughs } from "./pass-through.ts";
import { defaultPolicy, type ReadPolicy } from "./policy.ts";

/** What all sources of one worker share: connections, tokens, counters. */
export interface SourceContext {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly policy: ReadPolicy;
  readonly broker: TokenBroker | undefined;
  readonly passThroughs: PassThroughs;
  /** Whether the device believes it has a network; undefined where nobody knows. */
  readonly online: () => boolean | undefined;
  readonly counters: SourceCounters;
  /** Origins that hide Content-Range and were seen to answer the right bytes all the same. */
  readonly provenOrigins: Set<string>;
  gate(origin: string): HostGate;
}

/** Since the context was made. */
export interface SourceCounters {
  /** Range requests sent, retries included. */
  requests: number;
  /** Bytes of bodies received. */
  bytes: number;
  /** Requests sent again after something went wrong. */
  retries: number;
}

export interface SourceContextOptions {
  readonly broker?: TokenBroker;
  readonly passThroughs?: PassThroughs;
  /** Parallel requests to one host; a number for all or one looked up by origin. */
  readonly connectionsPerHost: number | ((origin: string) => number);
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly policy?: Partial<ReadPolicy>;
  readonly online?: () => boolean | undefined;
}

export function createSourceContext(options: SourceContextOptions): SourceContext {
  const gates = new Map<string, HostGate>();
  const { connectionsPerHost } = options;
  const limitOf = typeof connectionsPerHost === "number" ? () => connectionsPerHost : connectionsPerHost;
  return {
    // Called without a receiver: browsers refuse a fetch whose `this` is not the global scope.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    clock: options.clock ?? systemClock,
    policy: { ...defaultPolicy, ...options.policy },
    broker: options.broker,
    passThroughs: options.passThroughs ?? {},
    online: options.online ?? (() => globalThis.navigator?.onLine),
    provenOrigins: new Set(),
    counters: { requests: 0, bytes: 0, retries: 0 },
    gate(origin) {
      const known = gates.get(origin);
      if (known !== undefined) return known;
      const gate = new HostGate(limitOf(origin));
      gates.set(origin, gate);
      return gate;
    },
  };
}
