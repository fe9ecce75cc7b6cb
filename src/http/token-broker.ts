/**
 * The one place that answers "which token goes to this origin?". Catalogue requests on the main
 * thread and range requests in workers (over a MessagePort) ask it for every authorised request and
 * hold on to nothing.
 */
export interface TokenBroker {
  /**
   * A token that is good for `origin` now, renewed first if need be; undefined when no provider lists
   * the origin, no account is signed in there or the session has ended (read anonymously then).
   * @throws ProblemError of kind `sign-in` when the provider refuses to renew it, `network`/`server`
   * when renewal failed for now.
   */
  token(origin: string, signal?: AbortSignal): Promise<string | undefined>;
  /**
   * Tells that the server `host` refused a token with 401 or a signature with 403; the next one is renewed, once
   * for all. A token that cannot be renewed is not handed out again.
   */
  reject(credential: string, host: string): void;
  /**
   * For providers of signed URLs: the query string (without `?`) that lets `url` be read, renewed
   * when it runs out; undefined when no such provider lists the URL's origin. A credential: put it into
   * the request at the last moment and keep it out of links, cache keys, logs and errors.
   */
  signatureFor(url: string, signal?: AbortSignal): Promise<string | undefined>;
  /**
   * For tokens bound to a key (DPoP, RFC 9449): the proof for one request, to be sent as `DPoP` header
   * beside `Authorization: DPoP <token>`; undefined for bearer tokens. `nonce` is what the server asked
   * for in a `DPoP-Nonce` header; it is remembered for later proofs.
   */
  proofFor(token: string, method: string, url: string, nonce?: string): Promise<string | undefined>;
}
