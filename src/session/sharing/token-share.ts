import { untilAborted } from "../../async/abort.ts";
import { sleep } from "../../async/clock.ts";
import { withDeadline } from "../../async/deadline.ts";
import { type Problem, ProblemError, problemOf } from "../../problem/problem.ts";
import type { Channel, SessionEnvironment } from "../environment.ts";
import type { Vault } from "../storage/vault.ts";
import type { StoredSession } from "../tokens/tokens.ts";
import { Presence } from "./presence.ts";
import { type Envelope, type Holder, type ShareMessage, shareMessage } from "./share-messages.ts";

/** How long a new tab waits for the session from another one. */
const INTRODUCTION_MS = 1_000;
/** As long as the holder's own tries may take. */
const RENEWAL_MS = 60_000;

export interface ShareParts {
  readonly environment: SessionEnvironment;
  readonly channel: Channel;
  /** What is shared: the provider. */
  readonly key: string;
  readonly title: string;
}

/** What a share needs of the tab that has the secret. */
export interface ShareHandlers {
  /** Gets a better token than `token`, which some tab cannot use any more. @throws ProblemError */
  renew(token: string): Promise<void>;
  /** Another tab has taken the place of this one, or the person signed out there: the secret is to be forgotten. */
  replaced(): void;
}

/** What this tab has asked the holder. */
interface Question {
  resolve(): void;
  reject(error: Error): void;
}

/** Where the tokens of this tab come from. */
export interface ShareState {
  readonly role: "holder" | "receiver";
  /** When the secret was typed, milliseconds since the epoch. */
  readonly since: number;
  /** The tab that has the secret is open: the token is renewed. */
  readonly isRenewed: boolean;
}

/**
 * A session that one tab can renew, because a secret was typed there, and that every tab of the browser has. It lies
 * in the memory of these tabs and travels between them in messages; the secret does neither. The tab that has it is
 * the holder. Where it is gone the others keep the token to its end, and give it to tabs that are opened until then.
 */
export class TokenShare implements Vault {
  readonly #parts: ShareParts;
  readonly #tab: string;
  readonly #presence: Presence;
  readonly #listeners = new Set<() => void>();
  readonly #questions = new Map<string, Question>();
  #handlers: ShareHandlers | undefined;
  #present: StoredSession | undefined;
  #holder: Holder | undefined;
  #isHolderThere = false;
  #watch = new AbortController();
  #introduced: Promise<void> | undefined;
  #met: () => void = () => undefined;

  constructor(parts: ShareParts) {
    const { environment, channel, key } = parts;
    this.#parts = parts;
    this.#tab = crypto.randomUUID();
    this.#presence = new Presence(environment.locks, key, this.#tab);
    channel.listen((value) => {
      const message = shareMessage(value, key);
      if (message) this.#receive(message);
    });
  }

  /** What this tab does for others while it has the secret. */
  serve(handlers: ShareHandlers): void {
    this.#handlers = handlers;
  }

  /** The secret was typed here: the session that is stored next comes from this tab. */
  hold(): void {
    // A clock that was set back must not let an older secret win over this one.
    const since = Math.max(this.#parts.environment.now(), (this.#holder?.since ?? 0) + 1);
    this.#follow({ tab: this.#tab, since });
  }

  get state(): ShareState | undefined {
    if (this.#present?.status !== "live" || !this.#holder) return undefined;
    const role = this.#isHolder ? "holder" : "receiver";
    return { role, since: this.#holder.since, isRenewed: this.#isHolder || this.#isHolderThere };
  }

  async read(): Promise<StoredSession | undefined> {
    await (this.#introduced ??= this.#introduce());
    return this.#present;
  }

  update(
    change: (present: StoredSession | undefined) => StoredSession | undefined,
  ): Promise<StoredSession | undefined> {
    const before = this.#present;
    const next = change(before);
    if (next !== before) {
      this.#set(next);
      if (next === undefined && before) this.#post({ kind: "signed-out", id: before.id });
      else if (this.#isHolder) this.#announce();
    }
    return Promise.resolve(next);
  }

  /** One renewal at a time is the holder's business: the others ask it, and find what it got. */
  async exclusively<Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> {
    if (!this.#isHolder && this.#isHolderThere) await this.#askHolder(signal);
    return work();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #isHolder(): boolean {
    return this.#holder?.tab === this.#tab;
  }

  /** Asks the tabs that have a part in the session for it, if there are any. */
  async #introduce(): Promise<void> {
    const others = await this.#presence.others();
    if (others.length === 0 || this.#present) return;
    const met = new Promise<void>((resolve) => {
      this.#met = resolve;
    });
    this.#post({ kind: "wanted" });
    const gone = Promise.all(others.map((tab) => this.#presence.gone(tab)));
    await Promise.race([met, gone, sleep(this.#parts.environment, INTRODUCTION_MS)]);
  }

  async #askHolder(signal: AbortSignal | undefined): Promise<void> {
    const holder = this.#holder;
    if (!holder || this.#present?.status !== "live") return;
    const question = crypto.randomUUID();
    const answered = new Promise<void>((resolve, reject) => {
      this.#questions.set(question, { resolve, reject });
    });
    this.#post({ kind: "renew", to: holder.tab, question, token: this.#present.accessToken });
    try {
      const { environment, title } = this.#parts;
      await withDeadline(environment, RENEWAL_MS, silent(title), signal, (stop) =>
        untilAborted(answered, stop),
      );
    } finally {
      this.#questions.delete(question);
    }
  }

  #receive(message: ShareMessage): void {
    switch (message.kind) {
      case "wanted":
        // Where the holder is gone, any tab that has the token still gives it.
        if (this.#present?.status === "live" && (this.#isHolder || !this.#isHolderThere)) this.#announce();
        break;
      case "session":
        this.#receiveSession(message);
        break;
      case "renew":
        if (message.to === this.#tab) void this.#answer(message.question, message.token);
        break;
      case "failed":
        this.#questions.get(message.answers)?.reject(new ProblemError(message.problem));
        break;
      default:
        if (message.id === this.#present?.id) this.#replace(undefined);
    }
  }

  #receiveSession({ from, holder, session, answers }: ShareMessage & { kind: "session" }): void {
    if (isOlder(holder, this.#holder) && this.#present) {
      // Two secrets were typed at the same time: the tab with the older one learns of the newer.
      if (this.#isHolder) this.#announce();
      return;
    }
    const isKnown = holder.tab === this.#holder?.tab && this.#present !== undefined;
    // The holder knows best; what others repeat is for tabs that know nothing yet.
    if (holder.tab === this.#tab || (isKnown && from !== holder.tab)) return;
    this.#replace(session, holder);
    this.#met();
    if (answers !== undefined) this.#questions.get(answers)?.resolve();
  }

  /** Takes what another tab says. */
  #replace(session: StoredSession | undefined, holder?: Holder): void {
    if (this.#isHolder) this.#handlers?.replaced();
    if (holder) this.#follow(holder);
    this.#set(session);
    for (const listener of this.#listeners) listener();
  }

  #set(session: StoredSession | undefined): void {
    this.#present = session;
    this.#presence.set(session?.status === "live");
    if (session === undefined) this.#follow(undefined);
  }

  /** Keeps an eye on the tab that the tokens come from. */
  #follow(holder: Holder | undefined): void {
    const isSame = holder?.tab === this.#holder?.tab;
    this.#holder = holder;
    if (isSame) return;
    this.#watch.abort();
    this.#watch = new AbortController();
    this.#isHolderThere = holder !== undefined;
    if (!holder || this.#isHolder) return;
    const { signal } = this.#watch;
    const gone = () => {
      if (signal.aborted) return;
      this.#isHolderThere = false;
      for (const question of this.#questions.values()) question.resolve();
      for (const listener of this.#listeners) listener();
    };
    this.#presence.gone(holder.tab, signal).then(gone, () => undefined);
  }

  async #answer(question: string, token: string): Promise<void> {
    try {
      if (!this.#isHolder || !this.#handlers) return;
      // A tab may only be behind.
      if (this.#present?.status === "live" && this.#present.accessToken === token)
        await this.#handlers.renew(token);
      this.#announce(question);
    } catch (error) {
      this.#post({ kind: "failed", answers: question, problem: problemOf(error, "network") });
    }
  }

  #announce(answers?: string): void {
    const [session, holder] = [this.#present, this.#holder];
    if (!session || !holder) return;
    const answering = answers === undefined ? {} : { answers };
    this.#post({ kind: "session", from: this.#tab, holder, session, ...answering });
  }

  #post(message: ShareMessage): void {
    this.#parts.channel.post({ share: this.#parts.key, message } satisfies Envelope);
  }
}

/** Whether a secret was typed before another; the same moment is decided by name. */
function isOlder(one: Holder, other: Holder | undefined): boolean {
  if (!other || one.tab === other.tab) return false;
  return one.since < other.since || (one.since === other.since && one.tab < other.tab);
}

function silent(title: string): Problem {
  return {
    kind: "network",
    message: `The tab in which the client secret of ${title} was typed has not renewed the token for a minute.`,
    advice: "Look at that tab, or type the client id and secret again in this one.",
  };
}
