import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { methodNotAllowed, RequestFailure } from "./http/failure.ts";

/** Where the pass-through is mounted: `/through/https/host/path` stands for `https://host/path`. */
export const passThroughPath = "/through/";

/** Cookies stay behind: they are this server's. */
const forwarded = ["accept", "authorization", "dpop", "if-match", "if-none-match", "if-range", "range"];
const returned = [
  "accept-ranges",
  "cache-control",
  "content-length",
  "content-range",
  "content-type",
  "dpop-nonce",
  "etag",
  "last-modified",
  "retry-after",
  "www-authenticate",
];
/** A service that has not begun to answer by then will not. */
const answerDeadline = 30_000;

/**
 * Fetches a file for the page from a service that does not answer pages of other origins (no CORS).
 * Only exact origins that were listed are asked, redirects are not followed, nothing is kept or changed.
 * @param origins e.g. https://services.terrascope.be
 * @throws RequestFailure
 */
export async function answerPassThrough(
  origins: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") throw methodNotAllowed(["GET", "HEAD"]);
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw new RequestFailure(403, "Forbidden", "The pass-through serves pages of this server only.");
  }
  const target = targetOf(request.url ?? "", origins);
  const answer = await fetchTarget(target, request, response);
  response.writeHead(answer.status, headersOf(answer));
  if (answer.body === null) response.end();
  else await pipeline(Readable.fromWeb(answer.body as ReadableStream), response);
}

function targetOf(url: string, origins: readonly string[]): URL {
  const [, scheme = "", host = "", rest = ""] = /^\/through\/([a-z]+)\/([^/?#]+)\/?(.*)$/s.exec(url) ?? [];
  const wanted = `${scheme}://${host}`;
  const target = URL.canParse(`${wanted}/${rest}`) ? new URL(`${wanted}/${rest}`) : undefined;
  // Compared after parsing as well, so that no way of writing a host means another one.
  if (target === undefined || target.origin !== wanted || !origins.includes(wanted)) {
    throw new RequestFailure(403, "Forbidden", `The pass-through does not lead to ${wanted}.`);
  }
  return target;
}

async function fetchTarget(
  target: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Response> {
  const headers = new Headers({ "Accept-Encoding": "identity" });
  for (const name of forwarded) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, String(value));
  }
  const stop = new AbortController();
  response.once("close", () => stop.abort());
  const deadline = setTimeout(() => stop.abort(), answerDeadline);
  let answer: Response;
  try {
    const method = request.method ?? "GET";
    answer = await fetch(target, { method, headers, redirect: "manual", signal: stop.signal });
  } catch {
    throw new RequestFailure(502, "BadGateway", `${target.origin} cannot be reached.`);
  } finally {
    clearTimeout(deadline);
  }
  if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
    await answer.body?.cancel();
    throw new RequestFailure(
      502,
      "BadGateway",
      `${target.origin} redirects; the pass-through does not follow.`,
    );
  }
  return answer;
}

function headersOf(answer: Response): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    // Whatever comes back is data: shown as a page it would be one of this origin.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Content-Disposition": "attachment",
    "X-Content-Type-Options": "nosniff",
  };
  for (const name of returned) {
    const value = answer.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return headers;
}
