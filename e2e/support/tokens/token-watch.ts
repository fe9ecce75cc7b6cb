import type { Browser, BrowserContext } from "@playwright/test";
import { AllowList } from "./allow-list.ts";
import type { Place, SentRequest } from "./allow-list.ts";
import { tracesOf, watchBrowser } from "./browser-traffic.ts";
import type { Trace } from "./browser-traffic.ts";
import { Secrets } from "./secrets.ts";
import type { Secret } from "./secrets.ts";
import { watchServers } from "./server-traffic.ts";

/**
 * Watches a whole test run for secrets at places where they do not belong: in any part of a request
 * except the allowed ones, and anywhere in what browsers keep, show and log.
 */
export class TokenWatch {
  readonly #secrets = new Secrets();
  readonly #allowed = new AllowList();
  readonly #stop: () => void;
  #requests: SentRequest[] = [];
  #traces: Trace[] = [];

  constructor() {
    this.#stop = watchServers(this.#secrets, this.#allowed, (request) => void this.#requests.push(request));
  }

  watch(browser: Browser): void {
    watchBrowser(browser, {
      request: (request) => void this.#requests.push(request),
      trace: (trace) => void this.#traces.push(trace),
    });
  }

  /** A secret that no server gave out, e.g. a token that a test pastes. @param from its provider's address */
  know(secret: Secret): void {
    this.#secrets.add(secret);
  }

  /** How many secrets are known: a watch that knows none sees nothing. */
  known(kind?: Secret["kind"]): number {
    return this.#secrets.all().filter((secret) => kind === undefined || secret.kind === kind).length;
  }

  /** What the pages of a context keep and show at this moment. */
  async look(context: BrowserContext): Promise<void> {
    const found = await Promise.all(context.pages().map(tracesOf));
    this.#traces.push(...found.flat());
  }

  /** Every leak since the last call, each named once and without the secret itself. */
  leaks(): readonly string[] {
    const requests = this.#requests;
    const traces = this.#traces;
    this.#requests = [];
    this.#traces = [];
    return [
      ...new Set([
        ...requests.flatMap((one) => this.#inRequest(one)),
        ...traces.flatMap((one) => this.#inTrace(one)),
      ]),
    ];
  }

  stop(): void {
    this.#stop();
  }

  #inRequest(request: SentRequest): string[] {
    const places: [Place, string][] = [
      ["address", request.url],
      ["body", request.body],
      ...Object.entries(request.headers).map(([name, value]): [Place, string] => [
        `header ${name.toLowerCase()}`,
        value,
      ]),
    ];
    const { origin, pathname } = new URL(request.url);
    return places.flatMap(([place, text]) =>
      this.#secrets
        .in(text)
        .filter((secret) => !this.#allowed.allows(secret, place, request))
        .map(
          ({ kind, value }) =>
            `${kind} in ${place} of ${request.method} ${origin}${pathname.replaceAll(value, "…")}`,
        ),
    );
  }

  #inTrace({ where, text }: Trace): string[] {
    return (
      this.#secrets
        .in(text)
        // The answer to a sign-in arrives in the address, and is taken out of it at once.
        .filter(({ kind }) => kind !== "code" || where !== "history")
        .map(({ kind }) => `${kind} in ${where}`)
    );
  }
}
