/** What was asked of the network and what came of it. */
export interface Traffic {
  /** Requests sent, repeated ones included. */
  readonly requests: number;
  /** Bytes of bodies received. */
  readonly bytes: number;
}

export const NO_TRAFFIC: Traffic = { requests: 0, bytes: 0 };

interface Account {
  requests: number;
  bytes: number;
}

/**
 * Work is known by its AbortSignal: the signal already accompanies it through every layer, from the job down
 * to the request, so that no function in between needs another parameter.
 */
const accounts = new WeakMap<AbortSignal, Account>();

/** Counts from now on what is read under `signal`. @returns the account, which grows */
export function openAccount(signal: AbortSignal): Traffic {
  const account = { requests: 0, bytes: 0 };
  accounts.set(signal, account);
  return account;
}

/** Adds to the account of `signal`; without one nothing is counted. */
export function charge(signal: AbortSignal | undefined, { requests, bytes }: Traffic): void {
  const account = signal && accounts.get(signal);
  if (!account) return;
  account.requests += requests;
  account.bytes += bytes;
}

/** What is read under `signal` goes to the account of `caller`: work that others join is paid by its first caller. */
export function chargeTo(caller: AbortSignal | undefined, signal: AbortSignal): void {
  const account = caller && accounts.get(caller);
  if (account) accounts.set(signal, account);
}
