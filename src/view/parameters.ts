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
  readonly #values: Map<string, string>;
  readonly #found: Problem[];
  /** Stands behind every name that is asked for. */
  readonly #suffix: string;

  private constructor(values: Map<string, string>, found: Problem[], suffix: string) {
    this.#values = values;
    this.#found = found;
    this.#suffix = suffix;
  }

  static parse(text: string): Parameters {
    const parameters = new Parameters(new Map(), [], "");
    for (const [name, value] of new URLSearchParams(text)) {
      if (parameters.has(name)) parameters.#report(name, "is there twice; the first is used");
      else parameters.#values.set(name, value);
    }
    return parameters;
  }

  /** The same parameters, for a reader that leaves out the `suffix` of their names. */
  suffixed(suffix: string): Parameters {
    return new Parameters(this.#values, this.#found, suffix);
  }

  has(name: string): boolean {
    return this.#values.has(name + this.#suffix);
  }

  /** The value as `read` understands it, or `fallback` when it is absent or broken. */
  take<Value>(name: string, read: (text: string) => Value, fallback: Value): Value {
    const text = this.#values.get(name + this.#suffix);
    this.#values.delete(name + this.#suffix);
    if (text === undefined) return fallback;
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof BrokenParameter)) throw error;
      this.drop(name, error.message);
      return fallback;
    }
  }

  /** Leaves a parameter out, and says why. */
  drop(name: string, reason: string): void {
    this.#values.delete(name + this.#suffix);
    this.#report(name + this.#suffix, reason);
  }

  /** What went wrong, including the parameters that no reader has taken. */
  problems(): readonly Problem[] {
    for (const name of this.#values.keys()) this.#report(name, "is not known here and was left out");
    this.#values.clear();
    return this.#found;
  }

  #report(name: string, reason: string): void {
    this.#found.push({
      kind: "configuration",
      message: `The link's parameter “${name.slice(0, 40)}” ${reason}.`,
      advice:
        "The rest of the link has been used. Ask whoever sent it for a new one if something is missing.",
    });
  }
}
