import { type Authorisation, isAuthorised } from "../http/authorisation.ts";
import { sendAuthorised } from "../http/send-authorised.ts";
import type { TokenBroker } from "../http/token-broker.ts";
import { type Problem, problemOf } from "../problem/problem.ts";

/** One question to a service; undefined when the browser was not allowed to see an answer. */
export type Ask = (
  address: string,
  headers: Readonly<Record<string, string>>,
) => Promise<Response | undefined>;

/** What a service answered to the credentials that this deployment has for it. */
export interface AuthorisedReading {
  readonly by: "signature" | "token";
  readonly answer?: Response | undefined;
  /** Why there is no signature to send. */
  readonly problem?: Problem;
}

/**
 * Asks for a part of a file in the way that its provider's files are read: with a signature, with a
 * key-bound token and its proof, or with a bearer token. Where there is no token, a placeholder still makes
 * the browser ask the service for the same permission.
 */
export async function readAuthorised(
  file: string,
  broker: TokenBroker,
  ask: Ask,
  signal?: AbortSignal,
): Promise<AuthorisedReading> {
  const send = (authorisation: Authorisation) => {
    const { address, headers } = authorisation;
    const placeholder = isAuthorised(authorisation) ? {} : { Authorization: "Bearer probe" };
    return ask(address, { ...headers, ...placeholder, range: "bytes=0-0" });
  };
  try {
    const target = { url: file, method: "GET" };
    const { answer, authorisation } = await sendAuthorised(target, bystander(broker), send, signal);
    return { by: authorisation.signature === undefined ? "token" : "signature", answer };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { by: "signature", problem: problemOf(error, "network") };
  }
}

/** The session, untouched by what is found: a check renews nothing, and works where a session has ended. */
function bystander(broker: TokenBroker): TokenBroker {
  return {
    token: (origin, signal) => broker.token(origin, signal).catch(() => undefined),
    signatureFor: (url, signal) => broker.signatureFor(url, signal),
    proofFor: (token, method, url, nonce) => broker.proofFor(token, method, url, nonce),
    reject: () => undefined,
  };
}
