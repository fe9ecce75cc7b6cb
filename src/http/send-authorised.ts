import { authorise, type Authorisation, type Target } from "./authorisation.ts";
import type { TokenBroker } from "./token-broker.ts";

/** An answer and what its request was sent with. */
export interface AuthorisedAnswer<Answer> {
  readonly answer: Answer;
  readonly authorisation: Authorisation;
}

/**
 * Sends a request with what the session has for it. A token refused with 401, or a signature refused with
 * 403, is told to the session, and the request is sent once more with the next one, if there is another;
 * a proof that lacked the server's nonce is made again without giving up the token.
 * @param send one request; undefined stands for an answer that may not be read
 * @throws what `send` throws; ProblemError when the session has a reason to give nothing
 */
export async function sendAuthorised<Answer extends Response | undefined>(
  target: Target,
  broker: TokenBroker | undefined,
  send: (authorisation: Authorisation) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<AuthorisedAnswer<Answer>> {
  let authorisation = await authorise(target, broker, signal);
  let renewed = false;
  let hasNonce = false;
  for (;;) {
    const answer = await send(authorisation);
    if (answer === undefined || broker === undefined) return { answer, authorisation };
    const refusal = await refusalOf(answer, authorisation, target, broker, hasNonce);
    if (refusal === undefined || (refusal === "nonce" ? hasNonce : renewed)) return { answer, authorisation };
    const next = await authorise(target, broker, signal);
    // The same again would only be refused again.
    if (refusal === "credential" && isSame(next, authorisation)) return { answer, authorisation };
    await answer.body?.cancel();
    renewed ||= refusal === "credential";
    hasNonce = refusal === "nonce";
    authorisation = next;
  }
}

/** What was wrong with a request's authorisation, as far as another one may help. The session is told. */
async function refusalOf(
  { status, headers }: Response,
  authorisation: Authorisation,
  { url, method }: Target,
  broker: TokenBroker,
  hasNonce: boolean,
): Promise<"nonce" | "credential" | undefined> {
  const { token, signature } = authorisation;
  if (status === 401 && token !== undefined) {
    const nonce = headers.get("dpop-nonce");
    if (nonce !== null && authorisation.headers["DPoP"] !== undefined) {
      // The session remembers the nonce with the origin: the next proof has it (RFC 9449, section 9).
      await broker.proofFor(token, method, url, nonce);
      // Where CORS hides the reason, the nonce is tried before the token is given up.
      const reason = headers.get("www-authenticate");
      if (reason === null ? !hasNonce : /use_dpop_nonce/.test(reason)) return "nonce";
    }
    broker.reject(token, new URL(url).host);
    return "credential";
  }
  if (status === 403 && signature !== undefined) {
    broker.reject(signature, new URL(url).host);
    return "credential";
  }
  return undefined;
}

function isSame(next: Authorisation, refused: Authorisation): boolean {
  return next.token === refused.token && next.signature === refused.signature;
}
