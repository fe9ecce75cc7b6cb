import type { Secret } from "./secrets.ts";

/** One request as it was sent. */
export interface SentRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where in a request a secret was found. */
export type Place = "address" | "body" | `header ${string}`;

interface Provider {
  /** Where it gives tokens out, as the beginning of addresses. */
  readonly issues: readonly string[];
  readonly origins: readonly string[];
}

/**
 * Who may receive what, from the configurations that browsers were given. Read here independently of the
 * application, so that a mistake there cannot excuse itself.
 */
export class AllowList {
  readonly #providers: Provider[] = [];
  /** Folders through which files of other origins are fetched. */
  readonly #through: string[] = [];

  /** @param url the absolute address of the configuration */
  learn(configuration: Readonly<Record<string, unknown>>, url: string): void {
    const absolute = (value: unknown) => new URL(String(value), url).href;
    const single = configuration["kind"] === undefined ? [] : [configuration];
    for (const provider of [...records(configuration["providers"]), ...single]) {
      const { authority, tokenEndpoint, tokenUrl } = provider;
      const listed: readonly unknown[] = Array.isArray(provider["origins"]) ? provider["origins"] : [];
      const origins = listed.map((origin) => new URL(absolute(origin)).origin);
      // A token that people paste is said to be from where it is good for.
      const pasted = provider["kind"] === "token" ? origins : [];
      this.#providers.push({
        origins,
        issues: [...pasted, authority, tokenEndpoint, tokenUrl]
          .filter((one) => typeof one === "string")
          .map((one) => absolute(one.replace(/\{collection\}.*/, "").replace(/\/$/, ""))),
      });
    }
    for (const { passThrough } of records(configuration["catalogues"])) {
      if (typeof passThrough === "string") this.#through.push(absolute(passThrough));
    }
  }

  /** Whether an address is one at which a configured provider gives out tokens. */
  isIssuer(url: string): boolean {
    return this.#providers.some(({ issues }) => issues.some((issue) => url.startsWith(issue)));
  }

  allows(secret: Secret, place: Place, { method, url }: Pick<SentRequest, "method" | "url">): boolean {
    switch (secret.kind) {
      case "access token":
        return place === "header authorization" && this.#mayReceive(secret, url);
      case "signature":
        return place === "address" && this.#mayReceive(secret, url);
      case "id token":
        // Shown to the provider that gave it, to say which session ends there.
        return place === "address" && /[?&]id_token_hint=/.test(url) && this.#isFrom(secret, url);
      case "code":
        // The browser brings it from the provider to the page it belongs to, which exchanges it.
        if (place === "address")
          return method === "GET" && new URL(url).origin === new URL(secret.from).origin;
        return place === "body" && method === "POST" && this.isIssuer(url);
      default:
        return place === "body" && method === "POST" && this.#isFrom(secret, url);
    }
  }

  #mayReceive(secret: Secret, url: string): boolean {
    const { origin } = new URL(this.#meant(url));
    return this.#providers.some(
      ({ issues, origins }) =>
        issues.some((issue) => secret.from.startsWith(issue)) && origins.includes(origin),
    );
  }

  #isFrom(secret: Secret, url: string): boolean {
    return this.#providers.some(({ issues }) =>
      issues.some((issue) => secret.from.startsWith(issue) && url.startsWith(issue)),
    );
  }

  /** The file that a request through a folder of the page's own server is for. */
  #meant(url: string): string {
    const folder = this.#through.find((one) => url.startsWith(one));
    return folder === undefined ? url : url.slice(folder.length).replace(/^(https?)\//, "$1://");
  }
}

function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];
}
