import type { IncomingMessage } from "node:http";
import { RequestFailure } from "./http/failure.ts";

/**
 * Refuses requests that only a page of another site can cause: listening on 127.0.0.1 alone does not keep such pages
 * out, because they may ask this server directly, or point a name of their own at it (DNS rebinding).
 * @throws RequestFailure 421 for an unlisted name in `Host`, 403 for a page of another site in `Origin`
 */
export function requireLocal({ headers }: Pick<IncomingMessage, "headers">): void {
  const { host, origin } = headers;
  if (host === undefined || !isLoopback(`http://${host}`)) {
    throw new RequestFailure(
      421,
      "MisdirectedRequest",
      `This server answers as 127.0.0.1 or localhost, not as ${host ?? "a server without a name"}.`,
    );
  }
  if (origin !== undefined && !isLoopback(origin)) {
    throw new RequestFailure(
      403,
      "Forbidden",
      `This server is for pages of this computer; ${origin} may not read it.`,
    );
  }
}

/** Whether an address, or an origin, is of this computer. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);
}
