import type { Problem } from "../../problem/problem.ts";

/** Messages that are remembered, so that a worker that runs for days does not keep them all. */
const MAX_WARNED = 10_000;

/** Gives each warning once: once per file is enough. */
export class FreshWarnings {
  readonly #warned = new Set<string>();

  /** Those that have not been given before. */
  fresh(warnings: readonly Problem[]): readonly Problem[] {
    if (this.#warned.size > MAX_WARNED) this.#warned.clear();
    return warnings.filter(({ message }) => {
      const isNew = !this.#warned.has(message);
      this.#warned.add(message);
      return isNew;
    });
  }
}
