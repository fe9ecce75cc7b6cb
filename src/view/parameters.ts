import { type Problem } from "../problem/problem.ts";

/** Thrown by a reader for a value it cannot use; becomes a message that names the parameter. */
export class BrokenParameter extends Error {
  override readonly name = "BrokenParameter";
}

/** Where a plus stands for itself: formulas are typed by hand, and zones of time begin with it. */
const WITH_PLUS = /^(?:expression|red|green|blue|slice)2?$|^(?:from|to|second|without)$/;

/** Forms write a space as a plus, and so do programs that links pass through; links of this application do not. */
function withPluses(text: string): string {
  const parts = text.split("&");
  return parts
    .map((part) => (WITH_PLUS.test(part.split("=", 1)[0] ?? "") ? part.replaceAll("+", "%2B") : part))
    .join("&");
}

/**
 * The parameters of an address, taken out one by one. What is broken, repeated or left over becomes
 * a problem; the rest of the view is not affected.
 */
export class Parameters {
  readonly #values: Map<string, string>;
  /** Values after the first, of the names that may have several. */
  readonly #more: Map<string, string[]>;
  readonly #found: Problem[];
  /** Stands behind every name that is asked for. */
  readonly #suffix: string;

  private constructor(
    values: Map<string, string>,
    more: Map<string, string[]>,
    found: Problem[],
    suffix: string,
  ) {
    this.#values = values;
    this.#more = more;
    this.#found = found;
    this.#suffix = suffix;
  }

  /** @param repeated names that may be there several times */
  static parse(text: string, repeated: readonly string[] = []): Parameters {
    const parameters = new Parameters(new Map(), new Map(), [], "");
    for (const [name, value] of new URLSearchParams(withPluses(text))) parameters.#add(name, value, repeated);
    return parameters;
  }

  /** The same parameters, for a reader that leaves out the `suffix` of their names. */
  suffixed(suffix: string): Parameters {
    return new Parameters(this.#values, this.#more, this.#found, suffix);
  }

  has(name: string): boolean {
    return this.#values.has(name + this.#suffix);
  }

  /** The value as `read` understands it, or `fallback` when it is absent or broken. */
  take<Value>(name: string, read: (text: string) => Value, fallback: Value): Value {
    const text = this.#values.get(name + this.#suffix);
    this.#values.delete(name + this.#suffix);
    if (text === undefined) return fallback;
    const [value] = this.#read(name, [text], read);
    return value === undefined ? fallback : value;
  }

  /** All values of a name that may be there several times, each once; what is broken is left out. */
  takeAll<Value>(name: string, read: (text: string) => Value, most: number): readonly Value[] {
    const key = name + this.#suffix;
    const texts = [this.#values.get(key), ...(this.#more.get(key) ?? [])];
    this.#values.delete(key);
    this.#more.delete(key);
    const distinct = [...new Set(texts.filter((text) => text !== undefined))];
    if (distinct.length > most) this.#report(key, `is there more than ${most} times; the first are used`);
    return this.#read(name, distinct.slice(0, most), read);
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

  #add(name: string, value: string, repeated: readonly string[]): void {
    if (!this.#values.has(name)) this.#values.set(name, value);
    else if (repeated.includes(name)) this.#more.set(name, [...(this.#more.get(name) ?? []), value]);
    else this.#report(name, "is there twice; the first is used");
  }

  #read<Value>(name: string, texts: readonly string[], read: (text: string) => Value): readonly Value[] {
    return texts.flatMap((text) => {
      try {
        return [read(text)];
      } catch (error) {
        if (!(error instanceof BrokenParameter)) throw error;
        this.#report(name + this.#suffix, error.message);
        return [];
      }
    });
  }

  #report(name: string, reason: string): void {
    this.#found.push({
      kind: "configuration",
      message: `The link's parameter “${name.slice(0, 40)}” ${reason}.`,
      advice: "The rest of the link has been used. Ask its sender for a new one if something is missing.",
    });
  }
}
