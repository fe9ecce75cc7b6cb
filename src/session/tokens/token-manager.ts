import { type Problem, ProblemError } from "../../problem/problem.ts";
import { untilAborted } from "../../async/abort.ts";
import { sleep } from "../../async/clock.ts";
import { withDeadline } from "../../async/deadline.ts";
import { claimsOf, userOf } from "../protocol/claims.ts";
import type { SessionEnvironment } from "../environment.ts";
import { endWarning, freshness, hasRunOut } from "./freshness.ts";
import type { Grant } from "./grant.ts";
import { SessionCache } from "../storage/session-cache.ts";
import { Refusals } from "./refusals.ts";
import { Renewal } from "./renewal.ts";
import { lifetimeOf } from "./renewed.ts";
import type { StoredSession, LiveSession, SessionStart, TokenAnswer } from "./tokens.ts";
import type { RenewalResult } from "../types.ts";
import type { Vault } from "../storage/vault.ts";

/** How long one caller waits for a renewal; the renewal itself may go on. */
const LONGEST_WAIT_MS = 60_000;
const REAUTHENTICATION_WAIT_MS = 20_000;
/** An idle refresh token is used before this share of its life is over, so that it does not run out. */
const KEEP_ALIVE_SHARE = 0.8;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface TokenManagerParts {
  readonly environment: SessionEnvironment;
  readonly title: string;
  readonly vault: Vault;
  readonly grant: Grant;
  /** How long before its end a token is renewed; undefined: as its lifetime suggests. */
  readonly marginMs: number | undefined;
  /** What is said of a session whose token has ended and could not be renewed. */
  runOut(session: LiveSession): Problem;
  /** Something that the person sees has changed. */
  changed(): void;
  /** The session of this person is over here: what was read with it must go. */
  cleared(): void;
  /** A person has signed in: what was refused before may be readable now. */
  opened(): void;
}

/** Manages one provider's tokens: hands out the present one and has it renewed when it must be. */
export class TokenManager {
  readonly #parts: TokenManagerParts;
  readonly #cache: SessionCache;
  readonly #refusals: Refusals;
  readonly #renewal: Renewal;
  #planned = new AbortController();

  constructor(parts: TokenManagerParts) {
    const { environment, vault } = parts;
    this.#parts = parts;
    this.#refusals = new Refusals(() => environment.now());
    this.#cache = new SessionCache(vault, (next, previous) => this.#follow(next, previous));
    this.#renewal = new Renewal({ ...parts, cache: this.#cache, refusals: this.#refusals });
  }

  get session(): StoredSession | undefined {
    return this.#cache.session;
  }

  /** The last renewal problem, until the next success. */
  get problem(): Problem | undefined {
    return this.#renewal.problem;
  }

  /** How the last renewals of this tab went. */
  get renewals(): readonly RenewalResult[] {
    return this.#renewal.results;
  }

  /** Tries again at once after a renewal was given up. @throws what the renewal throws */
  async renew(): Promise<void> {
    await this.restore();
    const { session } = this;
    if (session?.status !== "live" || !this.renewable(session)) return;
    this.#renewal.recovered();
    if (freshness(session, this.#parts.environment.now(), this.#parts.marginMs) !== "fresh")
      await this.#renewal.run();
  }

  /**
   * Has a token replaced that another tab cannot use any more: it is due or, where it is fresh, was refused.
   * @throws what the renewal throws
   */
  async replace(token: string): Promise<void> {
    const { session } = this;
    if (session?.status !== "live" || session.accessToken !== token) return;
    if (this.#renewal.isBackingOff && this.problem) throw new ProblemError(this.problem);
    if (freshness(session, this.#parts.environment.now(), this.#parts.marginMs) === "fresh") {
      this.#refusals.add(token);
      if (!this.#renewal.running && !this.#refusals.mayRenew()) return;
    }
    await this.#renewal.run();
  }

  renewable(session: LiveSession): boolean {
    return this.#parts.grant.renews(session);
  }

  /** Reads what is kept, once. What ran out while no tab was open is not kept any longer. */
  async restore(): Promise<void> {
    await this.#cache.restore();
    const session = this.session;
    if (session?.status === "live" && this.#isOver(session)) await this.end(this.#parts.runOut(session));
  }

  async token(signal?: AbortSignal): Promise<string | undefined> {
    await untilAborted(this.restore(), signal);
    const { environment, title } = this.#parts;
    const session = this.session;
    if (session?.status !== "live") return this.#present(signal);
    const refused = this.#refusals.has(session.accessToken);
    if (!this.renewable(session)) return refused || session.refused ? undefined : session.accessToken;
    const state = refused ? "expired" : freshness(session, environment.now(), this.#parts.marginMs);
    if (state === "fresh") return session.accessToken;
    if (state === "due") {
      // Still good: the request need not wait for the renewal, nor fail with it.
      if (!this.#renewal.isBackingOff) void this.#renewal.run().catch(() => undefined);
      return session.accessToken;
    }
    if (this.#renewal.isBackingOff && this.problem) throw new ProblemError(this.problem);
    if (refused && !this.#renewal.running && !this.#refusals.mayRenew()) return session.accessToken;
    await withDeadline(environment, LONGEST_WAIT_MS, slow(title), signal, () => this.#renewal.run());
    return this.#present(signal);
  }

  reject(token: string, host: string): void {
    const session = this.session;
    if (session?.status !== "live" || session.accessToken !== token) return;
    this.#refusals.add(token);
    if (this.renewable(session) || session.refused) return;
    // The same token would be refused again, in every tab and after a reload.
    const refused = { host, at: this.#parts.environment.now() };
    this.update((present) =>
      present?.status === "live" && present.accessToken === token ? { ...present, refused } : present,
    ).catch(() => undefined);
  }

  /** Begins a new session with what a sign-in was given. `fallback` names a person without claims. */
  async admit(answer: TokenAnswer, fallback: string, more: SessionStart = {}): Promise<void> {
    const claims = claimsOf(answer);
    const lifetime = lifetimeOf(answer);
    // What the id token says is kept; the token itself only where `more` has it for the sign-out.
    const { idToken: _, ...tokens } = answer;
    const session: LiveSession = {
      ...tokens,
      ...more,
      ...(lifetime === undefined ? {} : { lifetime }),
      ...(claims === undefined ? {} : { claims }),
      status: "live",
      id: crypto.randomUUID(),
      obtainedAt: this.#parts.environment.now(),
      user: userOf(claims, fallback),
    };
    this.#renewal.stop();
    await this.#cache.update(() => session);
  }

  update(change: (present: StoredSession | undefined) => StoredSession | undefined): Promise<void> {
    return this.#cache.update(change);
  }

  /** The session is over without a sign-out: it stays visible with the reason. */
  async end(problem: Problem): Promise<void> {
    const id = this.session?.id;
    await this.#cache.update((present) =>
      present && present.id === id ? { status: "ended", id, user: present.user, problem } : present,
    );
  }

  /** Signs out here and in every tab; what the provider should forget is told afterwards, best effort. */
  async forget(): Promise<void> {
    this.#renewal.stop();
    this.#renewal.results = [];
    let last: StoredSession | undefined;
    await this.#cache.update((present) => {
      last = present;
      return undefined;
    });
    if (last?.status === "live") this.#parts.grant.revoke?.(last);
  }

  /** The page was shown, came online or woke up: catch up, and renew at once what ran out meanwhile. */
  async wake(): Promise<void> {
    this.#renewal.endBackOff();
    await this.#cache.sync();
    const session = this.session;
    if (session?.status !== "live") return;
    const now = this.#parts.environment.now();
    if (freshness(session, now, this.#parts.marginMs) === "fresh" || this.#renewal.isBackingOff) return;
    if (this.renewable(session)) await this.#renewal.run();
    else if (this.#isOver(session)) await this.end(this.#parts.runOut(session));
  }

  #follow(next: StoredSession | undefined, previous: StoredSession | undefined): void {
    if (tokenOf(previous) !== tokenOf(next)) this.#renewal.recovered();
    this.#plan();
    this.#parts.changed();
    if (previous && previous.user.subject !== next?.user.subject) this.#parts.cleared();
    // While a refresh token is lost, requests wait; none was refused.
    const wasOpen = previous?.status === "refresh-lost" || (previous?.status === "live" && !previous.refused);
    if (next?.status === "live" && !wasOpen) this.#parts.opened();
    // What renewed it may be gone since it ended.
    if (next?.status === "live" && this.#isOver(next))
      void this.end(this.#parts.runOut(next)).catch(() => undefined);
  }

  #isOver(session: LiveSession): boolean {
    return !this.renewable(session) && hasRunOut(session, this.#parts.environment.now());
  }

  /** What is good to hand out after a renewal or a silent re-authentication. */
  async #present(signal?: AbortSignal): Promise<string | undefined> {
    if (this.session?.status === "refresh-lost") {
      // Says once more that the provider must be asked; a visible tab will do so.
      this.#parts.changed();
      await withDeadline(
        this.#parts.environment,
        REAUTHENTICATION_WAIT_MS,
        this.session.problem,
        signal,
        () => this.#cache.until((session) => session?.status !== "refresh-lost"),
      );
    }
    // The person may be signed out by now; public data can be read all the same.
    return tokenOf(this.session);
  }

  /** Wakes up once more where time alone changes something: an idle refresh token, a token that ends. */
  #plan(): void {
    this.#planned.abort();
    const session = this.session;
    if (session?.status !== "live") return;
    const renewable = this.renewable(session);
    const lasts = renewable ? session.refreshLifetime : session.lifetime;
    if (lasts === undefined) return;
    this.#planned = new AbortController();
    const { environment } = this.#parts;
    const age = environment.now() - session.obtainedAt;
    const first = renewable ? lasts * KEEP_ALIVE_SHARE : lasts - endWarning(lasts);
    const next = [first, lasts].find((point) => point > age);
    if (next === undefined) return;
    sleep(environment, Math.min(next - age, LONGEST_TIMER_MS), this.#planned.signal)
      .then(() => this.wake())
      .catch(() => undefined);
  }
}

function tokenOf(session: StoredSession | undefined): string | undefined {
  return session?.status === "live" ? session.accessToken : undefined;
}

function slow(title: string): Problem {
  return {
    kind: "network",
    message: `${title} has not renewed the session for a minute.`,
    advice: "It goes on trying; check the connection.",
  };
}
