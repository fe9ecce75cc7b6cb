import { isAbort, type Problem, ProblemError } from "../problem/problem.ts";
import { untilAborted, withDeadline } from "./abort.ts";
import { claimsOf, userOf } from "./claims.ts";
import type { Environment } from "./environment.ts";
import { endWarning, freshness } from "./freshness.ts";
import type { Grant } from "./grant.ts";
import { Refusals } from "./refusals.ts";
import { retrying } from "./retry.ts";
import { lifetimeOf, renewedSession } from "./renewed.ts";
import { TokenRequestError } from "./token-endpoint.ts";
import type { KeptSession, LiveSession, TokenAnswer } from "./tokens.ts";
import type { Vault } from "./vault.ts";

/** How long one caller waits for a renewal; the renewal itself may go on. */
const LONGEST_WAIT = 60_000;
const RESCUE_WAIT = 20_000;
/** After a renewal failed for good, it is not tried again for this long (doubling up to a minute). */
const FIRST_REST = 5_000;
const LONGEST_REST = 60_000;
/** An idle refresh token is used before this share of its life is over, so that it does not run out. */
const KEEP_ALIVE_SHARE = 0.8;

export interface KeeperParts {
  readonly environment: Environment;
  readonly title: string;
  readonly vault: Vault;
  readonly grant: Grant;
  /** Something that the person sees has changed. */
  changed(): void;
  /** The session of this person is over here: what was read with it must go. */
  cleared(): void;
}

/**
 * Keeps one provider's tokens good: hands out the present one, renews it once for everybody who asks,
 * and follows what the other tabs do.
 */
export class TokenKeeper {
  readonly #parts: KeeperParts;
  readonly #refusals: Refusals;
  #kept: KeptSession | undefined;
  #problem: Problem | undefined;
  #restored: Promise<void> | undefined;
  #renewal: Promise<void> | undefined;
  #stop = new AbortController();
  /** Vault operations in the order they were begun: an answer that was overtaken is dropped. */
  #begun = 0;
  #adopted = 0;
  #restUntil = 0;
  #failures = 0;
  #planned = new AbortController();
  #waiting = new Set<() => void>();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#refusals = new Refusals(() => parts.environment.now());
    parts.vault.onChange(() => void this.sync().catch(() => undefined));
  }

  get kept(): KeptSession | undefined {
    return this.#kept;
  }

  /** The last renewal problem, until the next success. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  renewable(session: LiveSession): boolean {
    return this.#parts.grant.renews(session);
  }

  /** Reads what is kept, once; everything else waits for it. */
  restore(): Promise<void> {
    this.#restored ??= this.sync();
    return this.#restored;
  }

  /** Looks at what is kept now; another tab may have renewed, signed in or signed out. */
  async sync(): Promise<void> {
    const begun = ++this.#begun;
    this.#adopt(await this.#parts.vault.read(), begun);
  }

  async token(signal?: AbortSignal): Promise<string | undefined> {
    await untilAborted(this.restore(), signal);
    const { environment, grant } = this.#parts;
    const kept = this.#kept;
    if (kept?.status !== "live") return this.#present(signal);
    const refused = this.#refusals.has(kept.accessToken);
    const state = refused ? "expired" : freshness(kept, environment.now());
    if (state === "fresh") return kept.accessToken;
    if (!grant.renews(kept)) {
      if (state === "due" || refused) return kept.accessToken;
      await this.end(runOut(this.#parts.title));
      return this.#present(signal);
    }
    const resting = environment.now() < this.#restUntil;
    if (state === "due") {
      // Still good: the request need not wait for the renewal, nor fail with it.
      if (!resting) void this.renew().catch(() => undefined);
      return kept.accessToken;
    }
    if (resting && this.#problem) throw new ProblemError(this.#problem);
    if (refused && !this.#renewal && !this.#refusals.mayRenew()) return kept.accessToken;
    await withDeadline(environment, LONGEST_WAIT, slow(this.#parts.title), signal, () => this.renew());
    return this.#present(signal);
  }

  reject(token: string): void {
    if (this.#kept?.status === "live" && this.#kept.accessToken === token) this.#refusals.add(token);
  }

  /** One renewal at a time; everybody who asks meanwhile shares it. */
  renew(): Promise<void> {
    this.#renewal ??= this.#renewWithRetries().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  /** Begins a new session with what a sign-in was given. `fallback` names a person without claims. */
  async admit(answer: TokenAnswer, fallback: string): Promise<void> {
    const claims = claimsOf(answer);
    const lifetime = lifetimeOf(answer);
    const session: LiveSession = {
      ...answer,
      ...(lifetime === undefined ? {} : { lifetime }),
      ...(claims === undefined ? {} : { claims }),
      status: "live",
      id: crypto.randomUUID(),
      obtainedAt: this.#parts.environment.now(),
      user: userOf(claims, fallback),
    };
    this.#restored ??= Promise.resolve();
    this.#stopRenewal();
    this.#recovered();
    await this.update(() => session);
  }

  /** Changes what is kept for all tabs and follows it here. */
  async update(change: (present: KeptSession | undefined) => KeptSession | undefined): Promise<void> {
    const begun = ++this.#begun;
    this.#adopt(await this.#parts.vault.update(change), begun);
  }

  /** The session is over, but nobody signed out: it stays visible with the reason. */
  async end(problem: Problem): Promise<void> {
    const id = this.#kept?.id;
    await this.update((present) =>
      present && present.id === id ? { status: "ended", id, user: present.user, problem } : present,
    );
  }

  /** Signs out here and in every tab; what the provider should forget is told afterwards, best effort. */
  async forget(): Promise<void> {
    this.#stopRenewal();
    let last: KeptSession | undefined;
    this.#recovered();
    await this.update((present) => {
      last = present;
      return undefined;
    });
    if (last?.status === "live") this.#parts.grant.revoke?.(last);
  }

  /** The page was shown, came online or woke up: catch up, and renew at once what ran out meanwhile. */
  async wake(): Promise<void> {
    this.#restUntil = 0;
    await this.sync();
    const { environment, grant } = this.#parts;
    const kept = this.#kept;
    if (kept?.status !== "live" || freshness(kept, environment.now()) === "fresh") {
      this.#parts.changed();
      return;
    }
    if (grant.renews(kept)) await this.renew();
    else if (freshness(kept, environment.now()) === "expired") await this.end(runOut(this.#parts.title));
  }

  async #renewWithRetries(): Promise<void> {
    const { environment } = this.#parts;
    const stop = this.#stop.signal;
    try {
      await retrying(environment, () => this.#attempt(stop), stop);
      this.#recovered();
    } catch (error) {
      if (isAbort(error)) return;
      const rest = Math.min(FIRST_REST * 2 ** this.#failures++, LONGEST_REST);
      const asked = error instanceof TokenRequestError ? (error.retryAfter ?? 0) : 0;
      this.#restUntil = environment.now() + Math.max(rest, Math.min(asked, 10 * LONGEST_REST));
      if (error instanceof ProblemError) this.#problem = error.problem;
      throw error;
    } finally {
      this.#parts.changed();
    }
  }

  /** The lock is held for one try, not for the pauses between them. */
  #attempt(stop: AbortSignal): Promise<void> {
    const { environment, grant, vault } = this.#parts;
    return vault.exclusively(stop, async () => {
      const stored = await vault.read();
      if (stored?.status !== "live" || this.#usable(stored)) return this.update((present) => present);
      const askedAt = environment.now();
      let answer: TokenAnswer;
      try {
        answer = await grant.renew(stored, stop);
      } catch (error) {
        if (error instanceof TokenRequestError && error.code === "invalid_grant") {
          return this.#lose(stored, error);
        }
        throw error;
      }
      const next = renewedSession(stored, answer, askedAt);
      let stale = false;
      await this.update((present) => {
        stale = present?.status !== "live" || present.id !== stored.id;
        return stale ? present : next;
      });
      // Somebody signed out while the renewal was under way: it must not bring the session back.
      if (stale) grant.revoke?.(next);
    });
  }

  #usable(stored: LiveSession): boolean {
    return (
      !this.#refusals.has(stored.accessToken) && freshness(stored, this.#parts.environment.now()) === "fresh"
    );
  }

  async #lose(stored: LiveSession, error: TokenRequestError): Promise<void> {
    const problem: Problem = {
      ...error.problem,
      kind: "sign-in",
      message: `The session with ${this.#parts.title} has ended.`,
      advice: "Sign in again; the view is kept.",
    };
    const status = this.#parts.grant.recoverable ? "lost" : "ended";
    await this.update((present) =>
      present?.status === "live" && present.refreshToken === stored.refreshToken
        ? { status, id: present.id, user: present.user, problem }
        : present,
    );
  }

  #adopt(next: KeptSession | undefined, begun: number): void {
    if (begun < this.#adopted) return;
    this.#adopted = begun;
    const previous = this.#kept;
    this.#kept = next;
    const over = previous && previous.user.subject !== next?.user.subject;
    if (tokenOf(previous) !== tokenOf(next)) this.#problem = undefined;
    for (const settled of this.#waiting) settled();
    this.#plan();
    this.#parts.changed();
    if (over) this.#parts.cleared();
  }

  /** What is good to hand out after a renewal or a rescue. */
  async #present(signal?: AbortSignal): Promise<string | undefined> {
    if (this.#kept?.status === "lost") await this.#settled(this.#kept.problem, signal);
    const kept = this.#kept;
    if (kept === undefined) return undefined;
    if (kept.status === "live") return kept.accessToken;
    throw new ProblemError(kept.problem);
  }

  /** Waits until a tab has found out whether the provider still knows the person. */
  #settled(problem: Problem, signal?: AbortSignal): Promise<void> {
    this.#parts.changed();
    return withDeadline(this.#parts.environment, RESCUE_WAIT, problem, signal, async () => {
      while (this.#kept?.status === "lost") {
        await new Promise<void>((resolve) => {
          const settled = () => {
            this.#waiting.delete(settled);
            resolve();
          };
          this.#waiting.add(settled);
        });
      }
    });
  }

  /** Wakes up once more where time alone changes something: an idle refresh token, a token that ends. */
  #plan(): void {
    this.#planned.abort();
    const kept = this.#kept;
    if (kept?.status !== "live") return;
    this.#planned = new AbortController();
    const { environment, grant } = this.#parts;
    const renewable = grant.renews(kept);
    const lasts = renewable ? kept.refreshLifetime : kept.lifetime;
    if (lasts === undefined) return;
    const age = environment.now() - kept.obtainedAt;
    const first = renewable ? lasts * KEEP_ALIVE_SHARE : lasts - endWarning(lasts);
    const next = [first, lasts].find((point) => point > age);
    if (next === undefined) return;
    environment
      .wait(Math.min(next - age, 2 ** 31 - 1), this.#planned.signal)
      .then(() => this.wake())
      .catch(() => undefined);
  }

  #stopRenewal(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  #recovered(): void {
    this.#problem = undefined;
    this.#restUntil = 0;
    this.#failures = 0;
  }
}

function tokenOf(kept: KeptSession | undefined): string | undefined {
  return kept?.status === "live" ? kept.accessToken : undefined;
}

function slow(title: string): Problem {
  return {
    kind: "network",
    message: `${title} has not renewed the session for a minute.`,
    advice: "It goes on trying; check the connection.",
  };
}

function runOut(title: string): Problem {
  return {
    kind: "sign-in",
    message: `The token for ${title} has run out.`,
    advice: "Sign in again; the view is kept.",
  };
}
