import { HostGate } from "../../async/host-gate.ts";
import { type Environment, systemEnvironment } from "../../http/environment.ts";
import type { TokenBroker } from "../../http/token-broker.ts";
import type { PassThroughs } from "./pass-through.ts";
import { DEFAULT_POLICY, type ReadPolicy } from "./policy.ts";

/** What all sources of one worker share: the outside world, connections, tokens, counters. */
export interface SourceContext extends Environment {
  readonly policy: ReadPolicy;
  readonly broker: TokenBroker | undefined;
  readonly passThroughs: PassThroughs;
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

export interface SourceContextOptions extends Partial<Environment> {
  readonly broker?: TokenBroker;
  readonly passThroughs?: PassThroughs;
  /** Parallel requests to one host; a number for all or one looked up by origin. */
  readonly connectionsPerHost: number | ((origin: string) => number);
  readonly policy?: Partial<ReadPolicy>;
}

export function createSourceContext(options: SourceContextOptions): SourceContext {
  const { connectionsPerHost, broker, passThroughs = {}, policy, ...environment } = options;
  const gates = new Map<string, HostGate>();
  const limitOf = typeof connectionsPerHost === "number" ? () => connectionsPerHost : connectionsPerHost;
  return {
    ...systemEnvironment,
    ...environment,
    policy: { ...DEFAULT_POLICY, ...policy },
    broker,
    passThroughs,
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
