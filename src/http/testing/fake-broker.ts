import type { TokenBroker } from "../token-broker.ts";

/** A session that gives what a test says, and nothing else. */
export function fakeBroker(given: Partial<TokenBroker> = {}): TokenBroker {
  return {
    token: () => Promise.resolve(undefined),
    signatureFor: () => Promise.resolve(undefined),
    proofFor: () => Promise.resolve(undefined),
    reject: () => undefined,
    ...given,
  };
}

/** Gives the first of `tokens` until it is rejected, then the next; the last one for ever. */
export function brokerOfTokens(...tokens: readonly string[]): TokenBroker & { readonly rejected: string[] } {
  const rejected: string[] = [];
  return {
    ...fakeBroker({
      token: () => Promise.resolve(tokens[Math.min(rejected.length, tokens.length - 1)]),
      reject: (token) => void rejected.push(token),
    }),
    rejected,
  };
}
