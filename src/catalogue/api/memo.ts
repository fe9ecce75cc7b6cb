/**
 * Answers that several parts of the page want at the same moment and that hold for the visit: asked
 * for once, shared while they are under way, kept when they succeed. A failure is not kept.
 */
export class Memo<Value> {
  private readonly answers = new Map<string, Promise<Value>>();

  /**
   * The answer for `key`, made by `make` when it is not there. Aborting `signal` ends the wait of this
   * caller only: `make` gets a signal of its own that is never aborted, so it needs a deadline.
   */
  async get(key: string, make: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> {
    signal.throwIfAborted();
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = make(new AbortController().signal);
      this.answers.set(key, answer);
      answer.catch(() => this.answers.delete(key));
    }
    return await untilAborted(answer, signal);
  }
}

async function untilAborted<Value>(answer: Promise<Value>, signal: AbortSignal): Promise<Value> {
  // An aborted signal tells no listener that comes late.
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
