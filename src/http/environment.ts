import { type Clock, systemClock } from "../async/clock.ts";

/** The network, handed in so that tests need none. */
export interface Network {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Whether the device believes that it has a network; undefined where that is unknown. */
  readonly online: () => boolean | undefined;
}

/** The outside world as every room that sends requests has it. */
export interface Environment extends Clock, Network {}

export const systemEnvironment: Environment = {
  ...systemClock,
  // Called without a receiver: browsers refuse a fetch whose `this` is not the global scope.
  fetch: (url, init) => globalThis.fetch(url, init),
  online: () => globalThis.navigator?.onLine,
};
