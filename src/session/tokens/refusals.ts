/** Renewals that a refused token may cause in a row, and how long until one more is allowed. */
const CREDIT = 3;
const REFILL = 10_000;

/**
 * Tokens that a service answered with 401. A service that refuses every token must not make the
 * provider issue a new one for each request, so renewals on this ground are counted.
 */
export class Refusals {
  readonly #now: () => number;
  #token: string | undefined;
  #credit = CREDIT;
  #since: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#since = now();
  }

  add(token: string): void {
    this.#token = token;
  }

  has(token: string): boolean {
    return this.#token === token;
  }

  /** Takes one renewal from the credit, if there is one. */
  mayRenew(): boolean {
    const passed = Math.floor(Math.abs(this.#now() - this.#since) / REFILL);
    if (passed > 0) {
      this.#credit = Math.min(CREDIT, this.#credit + passed);
      this.#since = this.#now();
    }
    if (this.#credit === 0) return false;
    this.#credit--;
    return true;
  }
}
