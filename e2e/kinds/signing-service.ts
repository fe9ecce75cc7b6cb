import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Intercept } from "../support/faults.ts";

interface Issued {
  readonly container: string;
  readonly sig: string;
  readonly at: number;
  readonly expiry: number;
}

/**
 * Stands in for the signing service and the storage of the Planetary Computer: anonymous signatures per
 * container with `msft:expiry`, and files that are refused without one (403), with one of another
 * container, and with one that has run out.
 */
export class SigningService {
  readonly issued: Issued[] = [];
  /** Statuses of the files so far. */
  readonly statuses: number[] = [];
  /** Signatures that are good by their time and refused all the same: the next so many. */
  bad = 0;
  readonly #seconds: number;

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  readonly intercept: Intercept = (request, response) => {
    const url = new URL(request.url ?? "/", "http://far");
    const asked = /^\/sas\/token\/(.+)$/.exec(url.pathname)?.[1];
    if (asked !== undefined) {
      this.#issue(decodeURIComponent(asked), response);
      return true;
    }
    const container = /^\/(open|signed)\/assets\/.+\.tif$/.exec(url.pathname)?.[1];
    if (container === undefined || request.method === "OPTIONS") return false;
    const isGood = this.#accepts(container, url.searchParams.get("sig"));
    this.statuses.push(isGood ? 200 : 403);
    if (isGood) serveOpenly(request, url.pathname);
    else response.writeHead(403, { "Access-Control-Allow-Origin": "*" }).end("AuthenticationFailed");
    return !isGood;
  };

  #issue(container: string, response: ServerResponse): void {
    const at = Date.now();
    const expiry = at + this.#seconds * 1000;
    // With the characters that base64 has and addresses encode.
    const sig = `${randomBytes(32).toString("base64").slice(0, 40)}+/=`;
    this.issued.push({ container, expiry, at, sig: this.bad > 0 ? "refused" : sig });
    this.bad -= 1;
    const end = new Date(expiry).toISOString();
    const token = new URLSearchParams({ se: end, sp: "rl", sr: "c", sig }).toString();
    response.writeHead(200, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" });
    response.end(JSON.stringify({ "msft:expiry": end, token }));
  }

  #accepts(container: string, sig: string | null): boolean {
    return this.issued.some(
      (one) => one.container === container && one.sig === sig && Date.now() < one.expiry,
    );
  }
}

/** The local server's own files are those of the open catalogue. */
function serveOpenly(request: IncomingMessage, pathname: string): void {
  request.url = pathname.replace(/^\/signed\//, "/open/");
}
