import { type Problem } from "../problem/problem.ts";

/** Thrown by a reader for a value it cannot use; becomes a message that names the parameter. */
export class BrokenParameter extends Error {
  override readonly name = "BrokenParameter";
}

/**
 * The parameters of an address, taken out one by one. What is broken, repeated or left over becomes
 * a problem; the rest of the view is not affected.
 */
export class Parameters {
  readonly #values = new Map<string, string>();
  /** Values after the first, of the names that may have several. */
  readonly #more = new Map<string, string[]>();
  readonly #found: Problem[] = [];

  /** @param repeated names that may be there several times */
  constructor(text: string, repeated: readonly string[] = []) {
    for (const [name, value] of new URLSearchParams(text)) {
      if (!this.#values.has(name)) this.#values.set(name, value);
      else if (repeated.includes(name)) this.#more.set(name, [...(this.#more.get(name) ?? []), value]);
      else this.#note(name, "is there twice; the first is used");
    }
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The value as `read` understands it, or `fallback` when it is absent or broken. */
  take<Value>(name: string, read: (text: string) => Value, fallback: Value): Value {
    const text = this.#values.get(name);
    this.#values.delete(name);
    if (text === undefined) return fallback;
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof BrokenParameter)) throw error;
      this.drop(name, error.message);
      return fallback;
    }
  }

  /** All values of a name that may be there several times, each once; what is broken is left out. */
  takeAll<Value>(name: string, read: (text: string) => Value, most: number): readonly Value[] {
    const texts = [this.#values.get(name), ...(this.#more.get(name) ?? [])];
    this.#values.delete(name);
    this.#more.delete(name);
    const distinct = [...new Set(texts.filter((text) => text !== undefined))];
    if (distinct.length > most) this.#note(name, `is there more than ${most} times; the first are used`);
    return distinct.slice(0, most).flatMap((text) => {
      try {
        return [read(text)];
      } catch (error) {
        if (!(error instanceof BrokenParameter)) throw error;
        this.#note(name, error.message);
        return [];
      }
    });
  }

  /** Leaves a parameter out, and says why. */
  drop(name: string, reason: string): void {
    this.#values.delete(name);
    this.#note(name, reason);
  }

  #note(name: string, reason: string): void {
    this.#found.push({
      kind: "configuration",
      message: `The link's parameter “${name.slice(0, 40)}” ${reason}.`,
      advice: "The rest of the link has been used. Ask its sender for a new one if something is missing.",
    });
  }

  /** What went wrong, with the parameters that were not taken. */
  problems(): readonly Problem[] {
    for (const name of this.#values.keys()) this.drop(name, "is not known here and was left out");
    return this.#found;
  }
}
