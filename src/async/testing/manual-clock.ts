import type { Clock } from "../clock.ts";

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock for tests: time passes when the test says so. Chance is always one half. */
export class ManualClock implements Clock {
  readonly #timers = new Set<Timer>();
  #now = Date.UTC(2026, 0, 1);

  /** How many timers are set. */
  get timers(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0.5;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer: Timer = { at: this.#now + milliseconds, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Lets time pass; timers that fall due are called in their order, and what they settle is settled. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers.delete(next);
      this.#now = next.at;
      next.callback();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** After everything that waits for no timer. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
