/** How often a busy pool asks its workers whether they still answer. */
const PING_INTERVAL_MS = 10_000;

/** Calls `check` at intervals while there is work: an endless loop in a worker raises no error. */
export class Heartbeat {
  readonly #check: () => void;
  #running = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(check: () => void) {
    this.#check = check;
  }

  async during<T>(work: Promise<T>): Promise<T> {
    this.#running += 1;
    this.#timer ??= setInterval(this.#check, PING_INTERVAL_MS);
    try {
      return await work;
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#stop();
    }
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
