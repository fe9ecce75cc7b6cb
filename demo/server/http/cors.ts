import type { IncomingMessage, ServerResponse } from "node:http";

const exposedHeaders = [
  "Accept-Ranges",
  "Content-Length",
  "Content-Range",
  "DPoP-Nonce",
  "ETag",
  "Last-Modified",
  "Retry-After",
  "WWW-Authenticate",
].join(", ");

/** Lets pages of other origins read an answer, ranges and validators included. `requireLocal` has chosen which. */
export function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Expose-Headers", exposedHeaders);
}

/** Answers a preflight; false when the request is none. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== "OPTIONS") return false;
  response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
  response.setHeader(
    "Access-Control-Allow-Headers",
    "authorization, dpop, range, content-type, if-range, if-match, if-none-match",
  );
  response.setHeader("Access-Control-Max-Age", "600");
  response.writeHead(204);
  response.end();
  return true;
}
