import { isAbort, type Problem, ProblemError, problemOf } from "../../problem/problem.ts";
import type { SessionEnvironment } from "../environment.ts";
import { freshness } from "./freshness.ts";
import type { Grant } from "./grant.ts";
import type { SessionCache } from "../storage/session-cache.ts";
import type { Refusals } from "./refusals.ts";
import { renewedSession } from "./renewed.ts";
import { RequestError } from "../../http/request-error.ts";
import { retrying } from "../../http/retrying.ts";
import { TOKEN_BACKOFF } from "../patience.ts";
import { TokenRequestError } from "../protocol/token-endpoint.ts";
import type { LiveSession, TokenAnswer } from "./tokens.ts";
import type { RenewalResult } from "../types.ts";
import type { Vault } from "../storage/vault.ts";

/** After all tries failed, requests start no new ones for this long, doubling up to a minute. */
const FIRST_BACK_OFF_MS = 5_000;
const LONGEST_BACK_OFF_MS = 60_000;
/** A server may ask for more patience than that, within reason. */
const LONGEST_ASKED_MS = 600_000;
const MOST_RESULTS = 5;

export interface RenewalParts {
  readonly environment: SessionEnvironment;
  readonly title: string;
  readonly vault: Vault;
  readonly grant: Grant;
  readonly marginMs: number | undefined;
  readonly cache: SessionCache;
  readonly refusals: Refusals;
  /** The problem came or went. */
  changed(): void;
}

/** Renews one provider's tokens: one renewal at a time in this tab, one request at a time in all tabs. */
export class Renewal {
  readonly #parts: RenewalParts;
  #running: Promise<void> | undefined;
  #stop = new AbortController();
  #failures = 0;
  #backOffFrom = 0;
  #backOffUntil = 0;
  /** Until when the server itself asked to be left alone. */
  #askedUntil = 0;
  /** How the last renewals went, the newest last. */
  results: readonly RenewalResult[] = [];
  /** The last problem, until the next success. */
  problem: Problem | undefined;

  constructor(parts: RenewalParts) {
    this.#parts = parts;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  get isBackingOff(): boolean {
    const now = this.#parts.environment.now();
    // A clock that is set back must not turn seconds of backing off into hours.
    return now >= this.#backOffFrom && now < this.#backOffUntil;
  }

  /** All who ask while a renewal runs share it. */
  run(): Promise<void> {
    this.#running ??= this.#withRetries().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Gives up what runs; its result will not be kept. */
  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.recovered();
  }

  /** Things may have changed: try again on the next request, unless the server asked for patience. */
  endBackOff(): void {
    this.#backOffUntil = this.#askedUntil;
  }

  recovered(): void {
    this.problem = undefined;
    this.#backOffUntil = 0;
    this.#askedUntil = 0;
    this.#failures = 0;
  }

  async #withRetries(): Promise<void> {
    const { environment } = this.#parts;
    const stop = this.#stop.signal;
    try {
      await retrying(environment, TOKEN_BACKOFF, () => this.#attempt(stop), stop);
      this.recovered();
      this.#note();
    } catch (error) {
      if (isAbort(error)) return;
      const backOffMs = Math.min(FIRST_BACK_OFF_MS * 2 ** this.#failures++, LONGEST_BACK_OFF_MS);
      const asked = error instanceof RequestError ? (error.retryAfterMs ?? 0) : 0;
      this.#backOffFrom = environment.now();
      this.#askedUntil = this.#backOffFrom + Math.min(asked, LONGEST_ASKED_MS);
      this.#backOffUntil = Math.max(this.#backOffFrom + backOffMs, this.#askedUntil);
      if (error instanceof ProblemError) this.problem = error.problem;
      this.#note(problemOf(error, "network"));
      throw error;
    } finally {
      this.#parts.changed();
    }
  }

  #note(problem?: Problem): void {
    const result = { at: this.#parts.environment.now(), ...(problem ? { problem } : {}) };
    this.results = [...this.results, result].slice(-MOST_RESULTS);
  }

  /** The lock is held for one try, not for the pauses between them. */
  #attempt(stop: AbortSignal): Promise<void> {
    const { environment, grant, cache, vault } = this.#parts;
    return vault.exclusively(stop, async () => {
      const stored = await vault.read();
      // Another tab was faster, or the person signed out.
      if (stored?.status !== "live" || this.#usable(stored)) return cache.sync();
      const askedAt = environment.now();
      let answer: TokenAnswer;
      try {
        answer = await grant.renew(stored, stop);
      } catch (error) {
        const gone = error instanceof TokenRequestError && error.code === "invalid_grant";
        if (gone) return this.#lose(stored, error.problem);
        throw error;
      }
      const next = renewedSession(stored, answer, askedAt);
      let stale = false;
      await cache.update((present) => {
        stale = present?.status !== "live" || present.id !== stored.id;
        return stale ? present : next;
      });
      // The person signed out while the renewal was under way: it must not bring the session back.
      if (stale) grant.revoke?.(next);
    });
  }

  #usable(stored: LiveSession): boolean {
    const { environment, marginMs, refusals } = this.#parts;
    return !refusals.has(stored.accessToken) && freshness(stored, environment.now(), marginMs) === "fresh";
  }

  #lose(stored: LiveSession, cause: Problem): Promise<void> {
    const { grant, cache, title } = this.#parts;
    const problem: Problem = {
      ...cause,
      kind: "sign-in",
      message: `The session with ${title} has ended.`,
      advice: "Sign in again; the view is kept.",
    };
    const status = grant.recoverable ? "refresh-lost" : "ended";
    return cache.update((present) =>
      present?.status === "live" && present.refreshToken === stored.refreshToken
        ? { status, id: present.id, user: present.user, problem }
        : present,
    );
  }
}
