import { abortError } from "../../async/abort.ts";
import { withDeadline } from "../../async/deadline.ts";
import { type Authorisation, isAuthorised } from "../../http/authorisation.ts";
import { RequestError } from "../../http/request-error.ts";
import { UNCACHED } from "../../http/request-init.ts";
import { parseRetryAfter } from "../../http/retry-after.ts";
import { sendAuthorised } from "../../http/send-authorised.ts";
import { isTransientStatus } from "../../http/status.ts";
import { displayUrl, ProblemError } from "../../problem/problem.ts";
import { parseUnsatisfiedTotal } from "./content-range.ts";
import type { SourceContext } from "./context.ts";
import { identityOf, type FileIdentity } from "./file-identity.ts";
import { fileName } from "./file-name.ts";
import { routeOf } from "./pass-through.ts";
import type { ByteRange } from "./plan-ranges.ts";
import { readBody } from "./read-body.ts";
import { endedProblem, statusProblem } from "./status-problem.ts";
import { unreachableProblem } from "./unreachable.ts";
import { refuseWebPage, verifyPartial } from "./verify-partial.ts";

/** A verified answer. `whole` where the server ignored Range and sent all of a small file. */
export interface RangeAnswer {
  readonly bytes: Uint8Array;
  readonly whole: boolean;
  readonly proven: boolean;
  readonly identity: FileIdentity;
}

/**
 * Sends one range request, once more with a new token or signature where the first was refused, and verifies
 * the answer.
 * @throws RequestError saying whether another try makes sense; AbortError when `signal` was aborted.
 */
export async function attemptRange(
  url: string,
  range: ByteRange,
  context: SourceContext,
  signal: AbortSignal,
): Promise<RangeAnswer> {
  const stopped = new AbortController();
  const bounded = AbortSignal.any([signal, stopped.signal]);
  const target = { url, method: "GET", address: routeOf(url, context.passThroughs) };
  let sent = 0;
  const sendOnce = (authorisation: Authorisation): Promise<Response> => {
    sent += 1;
    if (sent > 1) context.counters.retries += 1;
    return send(url, range, authorisation, context, bounded);
  };
  const { answer, authorisation } = await sendAuthorised(target, context.broker, sendOnce, signal);
  try {
    return await receive(answer, url, range, authorisation, context);
  } catch (error) {
    // Without this the rest of a refused body would still be downloaded.
    stopped.abort();
    if (signal.aborted) throw abortError();
    if (error instanceof RequestError) throw error;
    throw new RequestError(interrupted(url), { transient: true }, { cause: error });
  }
}

async function send(
  url: string,
  range: ByteRange,
  authorisation: Authorisation,
  context: SourceContext,
  signal: AbortSignal,
): Promise<Response> {
  const init: RequestInit = {
    // Uncached also because Chrome runs parallel ranges of one URL one after the other through its HTTP cache.
    ...UNCACHED,
    headers: {
      ...authorisation.headers,
      Range: `bytes=${range.offset}-${range.offset + range.length - 1}`,
    },
    // A redirect must never carry token or signature elsewhere. "manual" follows as little as "error" does,
    // and can be told apart from a broken network, which "error" cannot.
    redirect: isAuthorised(authorisation) ? "manual" : "follow",
  };
  context.counters.requests += 1;
  try {
    return await withDeadline(context, context.policy.headerDeadlineMs, silent(url), signal, (bounded) =>
      // The body is read after the deadline for the headers has been met, so it listens to `signal` itself.
      context.fetch(authorisation.address, { ...init, signal: AbortSignal.any([signal, bounded]) }),
    );
  } catch (error) {
    if (signal.aborted) throw abortError();
    const problem =
      error instanceof ProblemError ? error.problem : await unreachableProblem(url, context, signal);
    throw new RequestError(problem, { transient: true }, { cause: error });
  }
}

async function receive(
  response: Response,
  url: string,
  range: ByteRange,
  authorisation: Authorisation,
  context: SourceContext,
): Promise<RangeAnswer> {
  const signedIn = authorisation.token !== undefined;
  const name = fileName(url);
  const shown = displayUrl(url);
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    throw new RequestError(
      {
        kind: "configuration",
        message: `The server of ${name} sends signed-in readers elsewhere; the sign-in was not sent along.`,
        advice: "Ask for the final address in the catalogue, or for the server to answer without a redirect.",
        url: shown,
      },
      { transient: false },
    );
  }
  if (response.status === 416) return emptyPast(response, range, name, shown, signedIn);
  if (response.status !== 200 && response.status !== 206) {
    const problem =
      endedProblem(response.status, url, context.now()) ??
      statusProblem(response.status, name, shown, signedIn);
    throw new RequestError(problem, {
      transient: isTransientStatus(response.status),
      retryAfterMs: parseRetryAfter(response.headers.get("retry-after"), context.now()),
    });
  }
  refuseWebPage(response, name, shown);
  return response.status === 206
    ? receivePartial(response, range, name, shown, context)
    : receiveWhole(response, name, shown, context);
}

async function receivePartial(
  response: Response,
  range: ByteRange,
  name: string,
  url: string,
  context: SourceContext,
): Promise<RangeAnswer> {
  const promise = verifyPartial(response, range, name, url);
  const limit = promise.length ?? range.length;
  const bytes = await readBody(response, limit, context, stalled(url));
  if (bytes === null || (promise.length !== undefined && bytes.byteLength !== promise.length)) {
    throw new RequestError(
      {
        kind: "range",
        message: `The server of ${name} sent ${bytes === null ? "more" : "fewer"} bytes than it announced.`,
        advice: "The connection may have been cut; try again.",
        url,
        status: 206,
      },
      { transient: true },
    );
  }
  return {
    bytes,
    whole: false,
    proven: promise.proven,
    identity: identityOf(response.headers, promise.total),
  };
}

async function receiveWhole(
  response: Response,
  name: string,
  url: string,
  context: SourceContext,
): Promise<RangeAnswer> {
  const limit = context.policy.wholeFileLimitBytes;
  const announced = Number(response.headers.get("content-length") ?? Number.NaN);
  const bytes = announced > limit ? null : await readBody(response, limit, context, stalled(url));
  if (bytes === null) {
    throw new RequestError(
      {
        kind: "range",
        message: `The server of ${name} does not answer byte ranges, and the file is too large to load whole.`,
        advice: "Ask its publisher for a server that supports HTTP Range requests.",
        url,
        status: 200,
      },
      { transient: false },
    );
  }
  // Content-Length counts compressed bytes where the server compressed the answer.
  const compressed = (response.headers.get("content-encoding") ?? "identity") !== "identity";
  if (!compressed && Number.isFinite(announced) && announced !== bytes.byteLength) {
    throw new RequestError(interrupted(url), { transient: true });
  }
  return { bytes, whole: true, proven: true, identity: identityOf(response.headers, bytes.byteLength) };
}

/** A 416 for a range that starts at or after the end is how a server says "there is nothing there". */
function emptyPast(
  response: Response,
  range: ByteRange,
  name: string,
  url: string,
  signedIn: boolean,
): RangeAnswer {
  const total = parseUnsatisfiedTotal(response.headers.get("content-range"));
  if (total === undefined || total > range.offset) {
    throw new RequestError(statusProblem(416, name, url, signedIn), { transient: false });
  }
  return {
    bytes: new Uint8Array(0),
    whole: false,
    proven: true,
    identity: identityOf(response.headers, total),
  };
}

function silent(url: string) {
  return {
    kind: "network",
    message: `The server of ${fileName(url)} did not answer in time.`,
    advice: "Check the connection, or try again later.",
    url: displayUrl(url),
  } as const;
}

function stalled(url: string) {
  return {
    kind: "network",
    message: `The server of ${fileName(url)} stopped sending in the middle of its answer.`,
    advice: "Check the connection, or try again later.",
    url,
  } as const;
}

function interrupted(url: string) {
  return {
    kind: "network",
    message: `The connection broke while ${fileName(url)} was being read.`,
    advice: "Check the connection, then try again.",
    url: displayUrl(url),
  } as const;
}
