import { type Problem, ProblemError } from "../../problem/problem.ts";
import { untilAborted } from "../../async/abort.ts";
import { sleep } from "../../async/clock.ts";
import { withDeadline } from "../../async/deadline.ts";
import { claimsOf, userOf } from "../protocol/claims.ts";
import type { SessionEnvironment } from "../environment.ts";
import { endWarning, freshness, hasRunOut } from "./freshness.ts";
import type { Grant } from "./grant.ts";
import { Mirror } from "../storage/mirror.ts";
import { Refusals } from "./refusals.ts";
import { Renewal } from "./renewal.ts";
import { lifetimeOf } from "./renewed.ts";
import type { KeptSession, LiveSession, SessionStart, TokenAnswer } from "./tokens.ts";
import type { RenewalResult } from "../types.ts";
import type { Vault } from "../storage/vault.ts";

/** How long one caller waits for a renewal; the renewal itself may go on. */
const LONGEST_WAIT = 60_000;
const RESCUE_WAIT = 20_000;
/** An idle refresh token is used before this share of its life is over, so that it does not run out. */
const KEEP_ALIVE_SHARE = 0.8;
const LONGEST_TIMER = 2 ** 31 - 1;

export interface KeeperParts {
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
  /** Somebody has signed in: what was refused before may be readable now. */
  opened(): void;
}

/** Keeps one provider's tokens good: hands out the present one and has it renewed when it must be. */
export class TokenKeeper {
  readonly #parts: KeeperParts;
  readonly #mirror: Mirror;
  readonly #refusals: Refusals;
  readonly #renewal: Renewal;
  #planned = new AbortController();

  constructor(parts: KeeperParts) {
    const { environment, vault } = parts;
    this.#parts = parts;
    this.#refusals = new Refusals(() => environment.now());
    this.#mirror = new Mirror(vault, (next, previous) => this.#follow(next, previous));
    this.#renewal = new Renewal({ ...parts, mirror: this.#mirror, refusals: this.#refusals });
  }

  get kept(): KeptSession | undefined {
    return this.#mirror.kept;
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
    const { kept } = this;
    if (kept?.status !== "live" || !this.renewable(kept)) return;
    this.#renewal.recovered();
    if (freshness(kept, this.#parts.environment.now(), this.#parts.marginMs) !== "fresh")
      await this.#renewal.run();
  }

  /**
   * Has a token replaced that another tab cannot use any more: it is due or, where it is fresh, was refused.
   * @throws what the renewal throws
   */
  async replace(token: string): Promise<void> {
    const { kept } = this;
    if (kept?.status !== "live" || kept.accessToken !== token) return;
    if (this.#renewal.resting && this.problem) throw new ProblemError(this.problem);
    if (freshness(kept, this.#parts.environment.now(), this.#parts.marginMs) === "fresh") {
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
    await this.#mirror.restore();
    const kept = this.kept;
    if (kept?.status === "live" && this.#isOver(kept)) await this.end(this.#parts.runOut(kept));
  }

  async token(signal?: AbortSignal): Promise<string | undefined> {
    await untilAborted(this.restore(), signal);
    const { environment, title } = this.#parts;
    const kept = this.kept;
    if (kept?.status !== "live") return this.#present(signal);
    const refused = this.#refusals.has(kept.accessToken);
    if (!this.renewable(kept)) return refused || kept.refused ? undefined : kept.accessToken;
    const state = refused ? "expired" : freshness(kept, environment.now(), this.#parts.marginMs);
    if (state === "fresh") return kept.accessToken;
    if (state === "due") {
      // Still good: the request need not wait for the renewal, nor fail with it.
      if (!this.#renewal.resting) void this.#renewal.run().catch(() => undefined);
      return kept.accessToken;
    }
    if (this.#renewal.resting && this.problem) throw new ProblemError(this.problem);
    if (refused && !this.#renewal.running && !this.#refusals.mayRenew()) return kept.accessToken;
    await withDeadline(environment, LONGEST_WAIT, slow(title), signal, () => this.#renewal.run());
    return this.#present(signal);
  }

  reject(token: string, host: string): void {
    const kept = this.kept;
    if (kept?.status !== "live" || kept.accessToken !== token) return;
    this.#refusals.add(token);
    if (this.renewable(kept) || kept.refused) return;
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
    await this.#mirror.update(() => session);
  }

  update(change: (present: KeptSession | undefined) => KeptSession | undefined): Promise<void> {
    return this.#mirror.update(change);
  }

  /** The session is over, but nobody signed out: it stays visible with the reason. */
  async end(problem: Problem): Promise<void> {
    const id = this.kept?.id;
    await this.#mirror.update((present) =>
      present && present.id === id ? { status: "ended", id, user: present.user, problem } : present,
    );
  }

  /** Signs out here and in every tab; what the provider should forget is told afterwards, best effort. */
  async forget(): Promise<void> {
    this.#renewal.stop();
    this.#renewal.results = [];
    let last: KeptSession | undefined;
    await this.#mirror.update((present) => {
      last = present;
      return undefined;
    });
    if (last?.status === "live") this.#parts.grant.revoke?.(last);
  }

  /** The page was shown, came online or woke up: catch up, and renew at once what ran out meanwhile. */
  async wake(): Promise<void> {
    this.#renewal.endRest();
    await this.#mirror.sync();
    const kept = this.kept;
    if (kept?.status !== "live") return;
    const now = this.#parts.environment.now();
    if (freshness(kept, now, this.#parts.marginMs) === "fresh" || this.#renewal.resting) return;
    if (this.renewable(kept)) await this.#renewal.run();
    else if (this.#isOver(kept)) await this.end(this.#parts.runOut(kept));
  }

  #follow(next: KeptSession | undefined, previous: KeptSession | undefined): void {
    if (tokenOf(previous) !== tokenOf(next)) this.#renewal.recovered();
    this.#plan();
    this.#parts.changed();
    if (previous && previous.user.subject !== next?.user.subject) this.#parts.cleared();
    // A session that was lost for a moment has kept everybody waiting and refused nobody.
    const wasOpen = previous?.status === "lost" || (previous?.status === "live" && !previous.refused);
    if (next?.status === "live" && !wasOpen) this.#parts.opened();
    // What renewed it may be gone since it ended.
    if (next?.status === "live" && this.#isOver(next))
      void this.end(this.#parts.runOut(next)).catch(() => undefined);
  }

  #isOver(kept: LiveSession): boolean {
    return !this.renewable(kept) && hasRunOut(kept, this.#parts.environment.now());
  }

  /** What is good to hand out after a renewal or a rescue. */
  async #present(signal?: AbortSignal): Promise<string | undefined> {
    if (this.kept?.status === "lost") {
      // Says once more that somebody is needed to ask the provider; a visible tab will.
      this.#parts.changed();
      await withDeadline(this.#parts.environment, RESCUE_WAIT, this.kept.problem, signal, () =>
        this.#mirror.until((kept) => kept?.status !== "lost"),
      );
    }
    // Nobody is signed in any more; public data can be read all the same.
    return tokenOf(this.kept);
  }

  /** Wakes up once more where time alone changes something: an idle refresh token, a token that ends. */
  #plan(): void {
    this.#planned.abort();
    const kept = this.kept;
    if (kept?.status !== "live") return;
    const renewable = this.renewable(kept);
    const lasts = renewable ? kept.refreshLifetime : kept.lifetime;
    if (lasts === undefined) return;
    this.#planned = new AbortController();
    const { environment } = this.#parts;
    const age = environment.now() - kept.obtainedAt;
    const first = renewable ? lasts * KEEP_ALIVE_SHARE : lasts - endWarning(lasts);
    const next = [first, lasts].find((point) => point > age);
    if (next === undefined) return;
    sleep(environment, Math.min(next - age, LONGEST_TIMER), this.#planned.signal)
      .then(() => this.wake())
      .catch(() => undefined);
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
