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
  private readonly values = new Map<string, string>();
  private readonly found: Problem[] = [];

  constructor(text: string) {
    for (const [name, value] of new URLSearchParams(text)) {
      if (this.values.has(name)) this.drop(name, "is there twice; the first is used");
      else this.values.set(name, value);
    }
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** The value as `read` understands it, or `fallback` when it is absent or broken. */
  take<Value>(name: string, read: (text: string) => Value, fallback: Value): Value {
    const text = this.values.get(name);
    this.values.delete(name);
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
    this.values.delete(name);
    this.found.push({
      kind: "configuration",
      message: `The link's parameter “${name.slice(0, 40)}” ${reason}.`,
      advice:
        "The rest of the link has been used. Ask whoever sent it for a new one if something is missing.",
    });
  }

  /** What went wrong, with whatever nobody asked for. */
  problems(): readonly Problem[] {
    for (const name of this.values.keys()) this.drop(name, "is not known here and was left out");
    return this.found;
  }
}
