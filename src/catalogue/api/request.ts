import { refusalToRead } from "../../config/foreign.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import type { TokenBroker } from "../../session/types.ts";
import type { PageRequest } from "./page-request.ts";
import { readJson } from "./body.ts";
import { closedError } from "./problems.ts";
import { unreachable } from "./reach.ts";
import { refusedAnswer } from "./refusal.ts";
import { isRetried, pause, triesFor, waitBeforeRetry } from "./retry.ts";

/** What requests need from outside; tests bring their own. */
export interface Surroundings {
  readonly fetch: typeof globalThis.fetch;
  /** Absent: everything is read anonymously. */
  readonly broker?: TokenBroker;
  readonly now: () => number;
  readonly random: () => number;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly online: () => boolean;
}

export const BROWSER: Surroundings = {
  fetch: (input, init) => globalThis.fetch(input, init),
  now: Date.now,
  random: Math.random,
  pause,
  online: () => globalThis.navigator?.onLine ?? true,
};

/** A search of a busy catalogue takes some 20 s; whoever needs longer gives no answer any more. */
const DEADLINE_MS = 45_000;

/**
 * One STAC request: token where the catalogue asks for it, deadline, retries of 408, 429 and 5xx. A
 * foreign catalogue gets no token and leads nowhere but to https addresses of others.
 * @returns the parsed JSON
 * @throws ProblemError that names the catalogue and the reason; the signal's reason when aborted
 */
export async function requestJson(
  catalogue: CatalogueConfig,
  request: PageRequest,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<unknown> {
  const refusal = catalogue.foreign && refusalToRead(request.url, catalogue.foreign.site);
  if (refusal !== undefined) throw closedError(catalogue, request.url, refusal);
  for (let attempt = 0; ; attempt++) {
    const response = await answer(catalogue, request, surroundings, signal);
    if (response.ok) return await readJson(catalogue, request.url, response, signal);
    const wait =
      isRetried(response.status) && attempt + 1 < triesFor(response.status, request)
        ? waitBeforeRetry(
            attempt,
            response.headers.get("retry-after"),
            surroundings.now(),
            surroundings.random,
          )
        : undefined;
    if (wait === undefined) throw await refusedAnswer(catalogue, request.url, response);
    await response.body?.cancel();
    await surroundings.pause(wait, signal);
  }
}

/**
 * The answer to a request, signed when it should be. A token that is refused is renewed once, then left
 * out: some services answer 401 to a bad token even where everybody may search (Terrascope does). For
 * the same reason a session that has ended does not keep anybody from asking without one.
 */
async function answer(
  catalogue: CatalogueConfig,
  request: PageRequest,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<Response> {
  const { broker } = surroundings;
  if (!catalogue.signedSearch || catalogue.foreign || broker === undefined) {
    return await send(catalogue, request, undefined, surroundings, signal);
  }
  let refused: string | undefined;
  let trouble: unknown;
  for (let attempt = 0; attempt < 2; attempt++) {
    const token = await broker.token(new URL(request.url).origin, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      trouble = error;
      return undefined;
    });
    if (token === undefined || token === refused) break;
    const sendSigned = async (): Promise<Response> =>
      send(catalogue, request, await authorisationFor(token, request, broker), surroundings, signal);
    const first = await sendSigned();
    const response = (await remembersNonce(first, token, request, broker)) ? await sendSigned() : first;
    if (response.status !== 401) return response;
    await response.body?.cancel();
    broker.reject(token);
    refused = token;
  }
  const anonymous = await send(catalogue, request, undefined, surroundings, signal);
  // Why there is no token says more than that one is needed.
  if (anonymous.status === 401 && trouble !== undefined) throw trouble;
  return anonymous;
}

/**
 * A server may ask for a nonce in the proof (RFC 9449, section 9): the session remembers it, and the next
 * proof has it.
 * @returns whether that was all that was wrong; the token is as good as before then.
 */
async function remembersNonce(
  response: Response,
  token: string,
  { method, url }: PageRequest,
  broker: TokenBroker,
): Promise<boolean> {
  const nonce = response.headers.get("dpop-nonce");
  if (response.status !== 401 || nonce === null) return false;
  await broker.proofFor?.(token, method, url, nonce);
  if (!/use_dpop_nonce/.test(response.headers.get("www-authenticate") ?? "")) return false;
  await response.body?.cancel();
  return true;
}

/** Headers for a token; one that is bound to a key comes with a proof for this request (RFC 9449). */
async function authorisationFor(
  token: string,
  { method, url }: PageRequest,
  broker: TokenBroker,
): Promise<Readonly<Record<string, string>>> {
  const proof = await broker.proofFor?.(token, method, url);
  return proof === undefined
    ? { Authorization: `Bearer ${token}` }
    : { Authorization: `DPoP ${token}`, DPoP: proof };
}

/** A connection that breaks once is asked again: reset by a proxy, woken from sleep, a change of network. */
const WAIT_AFTER_BREAK_MS = 400;

async function send(
  catalogue: CatalogueConfig,
  request: PageRequest,
  authorisation: Readonly<Record<string, string>> | undefined,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    try {
      return await surroundings.fetch(request.url, {
        ...initOf(request, authorisation),
        // What the browser keeps of an answer may be somebody's who was signed in.
        ...(catalogue.foreign ? { cache: "no-store" } : {}),
        signal: AbortSignal.any([signal, deadline]),
      });
    } catch (error) {
      signal.throwIfAborted();
      const timedOut = deadline.aborted;
      // A POST is not asked again: its preflight may be what fails, and a GET is tried after it.
      const again = attempt === 0 && request.method === "GET" && !timedOut && surroundings.online();
      if (!again) throw await unreachable(catalogue, request.url, { error, timedOut, surroundings, signal });
    }
    await surroundings.pause(WAIT_AFTER_BREAK_MS, signal);
  }
}

function initOf(
  request: PageRequest,
  authorisation: Readonly<Record<string, string>> | undefined,
): RequestInit {
  const headers: Record<string, string> = {
    Accept: "application/geo+json, application/json",
    ...authorisation,
  };
  if (request.method === "POST") headers["Content-Type"] = "application/json";
  return {
    method: request.method,
    headers,
    ...(request.method === "POST" ? { body: JSON.stringify(request.body ?? {}) } : {}),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    // A redirect would carry custom headers to wherever it points.
    redirect: authorisation === undefined ? "follow" : "error",
  };
}
