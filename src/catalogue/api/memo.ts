import { abortError, untilAborted } from "../../async/abort.ts";

/**
 * Answers that several parts of the page want at the same moment and that hold for the visit: asked
 * for once, shared while they are under way, kept when they succeed. A failure is not kept.
 */
export class Memo<Value> {
  readonly #answers = new Map<string, { answer: Promise<Value>; controller: AbortController }>();

  /**
   * The answer for `key`, made by `make` when it is not there. Aborting `signal` ends the wait of this
   * caller only: `make` gets a signal of its own that only `forget` aborts, so it needs a deadline.
   */
  async get(key: string, make: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> {
    if (signal.aborted) throw abortError();
    let kept = this.#answers.get(key);
    if (kept === undefined) {
      const controller = new AbortController();
      const made = { answer: make(controller.signal), controller };
      this.#answers.set(key, made);
      made.answer.catch(() => {
        // A later one may have taken its place.
        if (this.#answers.get(key) === made) this.#answers.delete(key);
      });
      kept = made;
    }
    return await untilAborted(kept.answer, signal);
  }

  /** Drops answers and stops what is under way for them; their callers see the abort. */
  forget(isMeant: (key: string) => boolean): void {
    for (const [key, { controller }] of this.#answers) {
      if (!isMeant(key)) continue;
      this.#answers.delete(key);
      controller.abort();
    }
  }
}
