import { servePort } from "./port.ts";
import type { Session } from "./types.ts";

/**
 * A session that gives no token and no signature, for no origin. For what is read on behalf
 * of catalogues that are not configured; they may name files on the origins of any provider.
 */
export const anonymousSession: Pick<Session, "serve"> = {
  serve: (port) =>
    servePort(port, {
      token: () => Promise.resolve(undefined),
      signatureFor: () => Promise.resolve(undefined),
      proofFor: () => Promise.resolve(undefined),
      reject: () => undefined,
    }),
};
