import { sleep } from "../../async/clock.ts";
import { withDeadline } from "../../async/deadline.ts";
import { refusalToRead } from "../../config/unlisted.ts";
import type { CatalogueConfig } from "../../config/types.ts";
import { type Authorisation, isAuthorised } from "../../http/authorisation.ts";
import type { Environment } from "../../http/environment.ts";
import { finalError } from "../../http/request-error.ts";
import { BARE, UNCACHED } from "../../http/request-init.ts";
import { type Backoff, retrying } from "../../http/retrying.ts";
import { sendAuthorised } from "../../http/send-authorised.ts";
import type { TokenBroker } from "../../http/token-broker.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { PageRequest } from "./page-request.ts";
import { ANSWER_DEADLINE_MS, readJson, type ReceivedListener } from "./body.ts";
import { isAtHome } from "./home.ts";
import { closedError, lateProblem } from "./problems.ts";
import { refusedAnswer } from "./refusal.ts";
import { unreachable } from "./unreachable.ts";

/** What requests need from outside; tests bring their own. */
export interface CatalogueEnvironment extends Environment, ReceivedListener {
  /** Absent: everything is read anonymously. */
  readonly broker?: TokenBroker;
}

/** People do not wait longer for a search; a service that asks for more is shown as busy. */
const BACKOFF: Backoff = {
  tries: 4,
  firstPauseMs: 500,
  longestPauseMs: 20_000,
  longestRetryAfterMs: 20_000,
};

const FAILURES = new Set([500, 502, 504]);

/** A connection that breaks once is asked again: reset by a proxy, woken from sleep, a change of network. */
const PAUSE_AFTER_BREAK_MS = 400;

/**
 * One STAC request: token where the catalogue asks for it, deadline, retries of transient statuses. A
 * unlisted catalogue gets no token and leads nowhere but to https addresses of others.
 * @returns the parsed JSON
 * @throws ProblemError that names the catalogue and the reason; AbortError when aborted
 */
export async function requestJson(
  catalogue: CatalogueConfig,
  request: PageRequest,
  environment: CatalogueEnvironment,
  signal: AbortSignal,
): Promise<unknown> {
  const refusal = catalogue.unlisted && refusalToRead(request.url, catalogue.unlisted.site);
  if (refusal !== undefined) throw closedError(catalogue, request.url, refusal);
  let failures = 0;
  const attempt = async (): Promise<unknown> => {
    const response = await answer(catalogue, request, environment, signal);
    if (response.ok) return await readJson(catalogue, request.url, response, environment, signal);
    const refused = await refusedAnswer(catalogue, request.url, response, environment.now());
    if (FAILURES.has(response.status)) failures += 1;
    throw failures >= (request.failureTries ?? Infinity) ? finalError(refused) : refused;
  };
  return await retrying(environment, BACKOFF, attempt, signal);
}

/**
 * The answer to a request, signed when it should be. A token that stays refused is left out: some services
 * answer 401 to a bad token even where searching needs none (Terrascope does). For the same reason a session
 * that has ended does not keep a person from asking without one.
 */
async function answer(
  catalogue: CatalogueConfig,
  request: PageRequest,
  environment: CatalogueEnvironment,
  signal: AbortSignal,
): Promise<Response> {
  const { broker } = environment;
  const anonymous: Authorisation = { address: request.url, headers: {} };
  const sendOnce = (authorisation: Authorisation) =>
    send(catalogue, request, authorisation, environment, signal);
  const isSigned = catalogue.signedSearch && !catalogue.unlisted && isAtHome(catalogue, request.url);
  if (!isSigned || broker === undefined) return await sendOnce(anonymous);
  let trouble: unknown;
  const tokens: TokenBroker = {
    token: (origin) =>
      broker.token(origin, signal).catch((error: unknown) => {
        if (signal.aborted) throw error;
        trouble = error;
        return undefined;
      }),
    reject: (token, host) => broker.reject(token, host),
    proofFor: (token, method, url, nonce) => broker.proofFor(token, method, url, nonce),
    // Signatures are for files.
    signatureFor: () => Promise.resolve(undefined),
  };
  const signed = await sendAuthorised(request, tokens, sendOnce, signal);
  if (signed.answer.status !== 401) return signed.answer;
  const last = isAuthorised(signed.authorisation)
    ? await instead(signed.answer, sendOnce, anonymous)
    : signed.answer;
  // Why there is no token says more than that one is needed.
  if (last.status === 401 && trouble !== undefined) throw finalError(trouble);
  return last;
}

async function instead(
  refused: Response,
  sendOnce: (authorisation: Authorisation) => Promise<Response>,
  anonymous: Authorisation,
): Promise<Response> {
  await refused.body?.cancel();
  return await sendOnce(anonymous);
}

async function send(
  catalogue: CatalogueConfig,
  request: PageRequest,
  authorisation: Authorisation,
  environment: CatalogueEnvironment,
  signal: AbortSignal,
): Promise<Response> {
  const init = initOf(catalogue, request, authorisation);
  const late = lateProblem(catalogue, request.url);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await withDeadline(environment, ANSWER_DEADLINE_MS, late, signal, (bounded) =>
        environment.fetch(request.url, { ...init, signal: AbortSignal.any([signal, bounded]) }),
      );
    } catch (error) {
      if (signal.aborted || error instanceof ProblemError) throw error;
      // A POST is not asked again: its preflight may be what fails, and a GET is tried after it.
      const again = attempt === 0 && request.method === "GET" && environment.online() !== false;
      if (!again) throw await unreachable(catalogue, request.url, error, environment, signal);
    }
    await sleep(environment, PAUSE_AFTER_BREAK_MS, signal);
  }
}

function initOf(catalogue: CatalogueConfig, request: PageRequest, authorisation: Authorisation): RequestInit {
  // Where some searches are signed, those that are not must not be answered from what was kept of them.
  const isUncached = catalogue.signedSearch || catalogue.unlisted !== undefined;
  const isPost = request.method === "POST";
  return {
    ...(isUncached ? UNCACHED : BARE),
    method: request.method,
    headers: {
      Accept: "application/geo+json, application/json",
      ...authorisation.headers,
      ...(isPost ? { "Content-Type": "application/json" } : {}),
    },
    ...(isPost ? { body: JSON.stringify(request.body ?? {}) } : {}),
    // A redirect would carry custom headers to wherever it points.
    redirect: isAuthorised(authorisation) ? "error" : "follow",
  };
}
