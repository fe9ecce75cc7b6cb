import type { Mistake } from "./mistakes.ts";

/** Makes addresses absolute and collects the invalid ones. */
export class Resolver {
  readonly #base: string;
  readonly #mistakes: Mistake[];

  constructor(base: string, mistakes: Mistake[]) {
    this.#base = base;
    this.#mistakes = mistakes;
  }

  address(written: string, path: string): string {
    // URL() percent-encodes the braces of templates; they are put back, so that the template can be filled in.
    const url = this.#parse(written, path);
    return url ? url.href.replace(/%7B/gi, "{").replace(/%7D/gi, "}") : written;
  }

  origins(written: readonly string[], path: string): string[] {
    const origins = written.map((item, index) => this.#parse(item, `${path}[${index}]`)?.origin ?? item);
    return [...new Set(origins)];
  }

  ownOrigin(): string {
    return new URL(this.#base).origin;
  }

  /** A folder of the application's own origin: what is sent there is seen by no other server. */
  ownFolder(written: string, path: string): string {
    const url = this.#parse(written, path);
    if (!url) return written;
    if (url.origin !== this.ownOrigin()) {
      const message = `expected a folder of the application's own origin, found ${JSON.stringify(written)}`;
      this.#mistakes.push({ path, message });
    }
    if (!url.pathname.endsWith("/") || url.search !== "" || url.hash !== "") {
      const message = `expected a folder that ends with "/", found ${JSON.stringify(written)}`;
      this.#mistakes.push({ path, message });
    }
    return url.href;
  }

  #parse(written: string, path: string): URL | undefined {
    let url: URL;
    try {
      url = new URL(written, this.#base);
    } catch {
      this.#mistakes.push({ path, message: `expected an address, found ${JSON.stringify(written)}` });
      return undefined;
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") {
      this.#mistakes.push({
        path,
        message: `expected an http or https address, found ${JSON.stringify(written)}`,
      });
    }
    if (url.username || url.password) {
      this.#mistakes.push({ path, message: "expected an address without a user name or password in it" });
    }
    return url;
  }
}
