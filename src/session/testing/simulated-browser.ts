import { abortError } from "../../async/abort.ts";
import { type Clock, sleep, systemClock } from "../../async/clock.ts";
import type { SessionEnvironment, KeyValueStore, Locks } from "../environment.ts";

/** As a session asks: never without options. */
type SimulatedFetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a test can do to one tab beside what the session does. */
export interface SimulatedTab extends SessionEnvironment {
  /** Shows the page again, wakes it, or brings it online: whatever a browser tells about. */
  wake(): void;
  /** Tells the page that it is left; memory stays as it is, as in the history. */
  leave(): void;
  setAddress(url: string): void;
  /** Where the page went, in order. */
  readonly left: readonly string[];
  /** Where the windows it opened went. */
  readonly opened: readonly string[];
  readonly marks: ReadonlyMap<string, string>;
  setVisible(visible: boolean): void;
  setFetch(fetch: SimulatedFetch): void;
  /** The tab is gone: its locks are free and it hears nothing any more. */
  kill(): void;
}

export interface SimulatedTabOptions {
  readonly fetch?: SimulatedFetch;
  readonly address?: string;
  readonly topLevel?: boolean;
  /** Whether the browser lets the page open windows. */
  readonly popups?: boolean;
  /** Marks of a tab before it was reloaded. */
  readonly marks?: ReadonlyMap<string, string>;
}

/** A browser for tests: tabs share storage, locks, channels and a clock that can run fast and jump. */
export class SimulatedBrowser {
  readonly base: string;
  readonly #clock: Clock;
  readonly #entries = new Map<string, unknown>();
  readonly #queues = new Map<string, Promise<unknown>>();
  /** The names of the locks that are held, by what frees each. */
  readonly #held = new Map<() => void, string>();
  readonly #listeners = new Set<{ tab: number; name: string; hear: (message: unknown) => void }>();
  /** Everything that tabs have told each other, as text. */
  readonly said: string[] = [];
  /** Transactions that could write, so far. */
  updates = 0;
  #jump = 0;
  #tabs = 0;

  /** `time`: seconds of the simulated clock in one real second, or a clock that a test moves itself. */
  constructor(base = "https://app.example/revisit/", time: number | Clock = 1) {
    this.base = base;
    this.#clock = typeof time === "number" ? fastClock(time) : time;
  }

  /** Everything in storage, as text: where a search for a leaked token looks. */
  dump(): string {
    return JSON.stringify([...this.#entries]);
  }

  /** The same as values; a test may change what lies there. */
  entries(): ReadonlyMap<string, unknown> {
    return this.#entries;
  }

  now(): number {
    return this.#clock.now() + this.#jump;
  }

  /** The clock is set, or the laptop slept, by this many milliseconds. */
  jump(milliseconds: number): void {
    this.#jump += milliseconds;
  }

  /** The same tab after a reload: memory is gone, its marks stay. */
  reload(tab: SimulatedTab): SimulatedTab {
    tab.leave();
    tab.kill();
    return this.tab({
      fetch: (url, init) => tab.fetch(url, init),
      address: tab.page.address(),
      marks: tab.marks,
    });
  }

  tab(options: SimulatedTabOptions = {}): SimulatedTab {
    const tab = ++this.#tabs;
    const wakers = new Set<() => void>();
    const leavers = new Set<() => void>();
    const marks = new Map(options.marks);
    const left: string[] = [];
    const opened: string[] = [];
    const death = new AbortController();
    let fetching = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
    let address = options.address ?? this.base;
    let visible = true;
    return {
      now: () => this.now(),
      after: (milliseconds, callback) => this.#clock.after(milliseconds, callback),
      random: () => 0.5,
      fetch: (url, init = {}) => fetching(url, init),
      online: () => true,
      store: this.#store(),
      locks: this.#locks(death.signal),
      channel: (name) => ({
        post: (message) => {
          this.said.push(JSON.stringify(message));
          for (const listener of this.#listeners) {
            if (listener.tab !== tab && listener.name === name) {
              queueMicrotask(() => listener.hear(structuredClone(message)));
            }
          }
        },
        listen: (hear) => {
          const listener = { tab, name, hear };
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      }),
      page: {
        base: this.base,
        address: () => address,
        replaceAddress: (url) => {
          address = new URL(url, this.base).href;
        },
        leave: (url) => {
          left.push(url);
          return new Promise(() => undefined);
        },
        openWindow: () =>
          options.popups
            ? { go: (url) => void opened.push(url), closed: false, close: () => undefined }
            : null,
        closeWindow: () => undefined,
        visible: () => visible,
        topLevel: options.topLevel ?? true,
        secure: true,
        onWake: (listener) => {
          wakers.add(listener);
          return () => wakers.delete(listener);
        },
        onLeave: (listener) => {
          leavers.add(listener);
          return () => leavers.delete(listener);
        },
        mark: (name) => marks.get(name) ?? null,
        setMark: (name, value) => {
          if (value === null) marks.delete(name);
          else marks.set(name, value);
        },
      },
      left,
      opened,
      marks,
      wake: () => {
        for (const waker of wakers) waker();
      },
      leave: () => {
        for (const leaver of leavers) leaver();
      },
      setAddress: (url) => {
        address = url;
      },
      setVisible: (value) => {
        visible = value;
      },
      setFetch: (value) => {
        fetching = value;
      },
      kill: () => {
        death.abort();
        for (const listener of this.#listeners) if (listener.tab === tab) this.#listeners.delete(listener);
      },
    };
  }

  /** One transaction after the other, values copied in and out, as in IndexedDB. */
  #store(): KeyValueStore {
    return {
      get: async (key) => {
        await sleep(systemClock, 0);
        return structuredClone(this.#entries.get(key));
      },
      keys: async () => [...this.#entries.keys()],
      update: async <Value>(key: string, change: (present: Value | undefined) => Value | undefined) => {
        await sleep(systemClock, 0);
        this.updates++;
        const next = change(structuredClone(this.#entries.get(key)) as Value | undefined);
        if (next === undefined) this.#entries.delete(key);
        else this.#entries.set(key, structuredClone(next));
        return next;
      },
    };
  }

  #locks(death: AbortSignal): Locks {
    return {
      request: async (name, signal, work) => {
        const before = this.#queues.get(name) ?? Promise.resolve();
        let release: () => void = () => undefined;
        const held = new Promise<void>((resolve) => {
          release = () => {
            this.#held.delete(release);
            resolve();
          };
        });
        this.#queues.set(name, Promise.all([before, held]));
        death.addEventListener("abort", release, { once: true });
        try {
          await before;
          if (signal?.aborted || death.aborted) throw abortError();
          this.#held.set(release, name);
          return await work();
        } finally {
          death.removeEventListener("abort", release);
          release();
        }
      },
      held: async () => [...this.#held.values()],
    };
  }
}

/** The system's clock, this many times as fast. */
function fastClock(speed: number): Clock {
  return {
    now: () => Math.round(performance.timeOrigin + performance.now() * speed),
    after: (milliseconds, callback) => systemClock.after(milliseconds / speed, callback),
    random: () => 0.5,
  };
}
