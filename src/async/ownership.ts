import { abortError } from "./abort.ts";

/** How a value that has to be released, such as an ImageBitmap, serves more than one caller. */
export interface Ownership<Value> {
  copy(value: Value): Promise<Value>;
  release(value: Value): void;
}

/**
 * Gives every caller a value of its own. A single caller gets the original without a copy. Among several, the
 * last one gets it, and only when the copies are made: its owner may release it at once.
 */
export class OwnedValue<Value> {
  readonly #value: Value;
  readonly #ownership: Ownership<Value>;
  readonly #copies: Promise<Value>[] = [];

  constructor(value: Value, ownership: Ownership<Value>) {
    this.#value = value;
    this.#ownership = ownership;
  }

  /** @param isLast true when no other caller waits for the value. @throws AbortError */
  async give(isLast: boolean, signal: AbortSignal | undefined): Promise<Value> {
    const value = await (isLast ? this.#original() : this.#copy());
    if (signal?.aborted !== true) return value;
    this.#ownership.release(value);
    throw abortError();
  }

  /** For a value that no caller waits for any more. */
  async release(): Promise<void> {
    this.#ownership.release(await this.#original());
  }

  async #original(): Promise<Value> {
    if (this.#copies.length > 0) await Promise.allSettled(this.#copies);
    return this.#value;
  }

  #copy(): Promise<Value> {
    const copy = this.#ownership.copy(this.#value);
    this.#copies.push(copy);
    return copy;
  }
}
