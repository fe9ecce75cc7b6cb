import { displayUrl } from "../../problem/problem.ts";
import { admissionRefused, admissionTo, type Admission } from "./admission.ts";
import { AttemptFailure } from "./attempt-failure.ts";
import { abortError } from "../../async/clock.ts";
import { parseUnsatisfiedTotal } from "./content-range.ts";
import type { SourceContext } from "./context.ts";
import { identityOf, type FileIdentity } from "./file-identity.ts";
import { fileName } from "./file-name.ts";
import type { ByteRange } from "./plan-ranges.ts";
import { readBody } from "./read-body.ts";
import { isTransientStatus, parseRetryAfter } from "./retry.ts";
import { statusProblem } from "./status-problem.ts";
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
 * Sends one range request and verifies its answer.
 * @throws AttemptFailure saying whether another try makes sense; AbortError when `signal` was aborted.
 */
export async function attemptRange(
  url: string,
  range: ByteRange,
  context: SourceContext,
  signal: AbortSignal,
): Promise<RangeAnswer> {
  const admission = await admissionTo(url, context, signal);
  const controller = new AbortController();
  const response = await send(
    url,
    range,
    admission,
    context,
    AbortSignal.any([signal, controller.signal]),
    controller,
  );
  try {
    return await receive(response, url, range, admission, context);
  } catch (error) {
    // Without this the rest of a refused body would still be downloaded.
    controller.abort();
    if (signal.aborted) throw abortError();
    if (error instanceof AttemptFailure) throw error;
    throw new AttemptFailure(interrupted(url), "backoff", { cause: error });
  }
}

async function send(
  url: string,
  range: ByteRange,
  admission: Admission,
  context: SourceContext,
  signal: AbortSignal,
  controller: AbortController,
): Promise<Response> {
  const headers = {
    ...admission.headers,
    Range: `bytes=${range.offset}-${range.offset + range.length - 1}`,
  };
  let late = false;
  const cancelDeadline = context.clock.after(context.policy.headerDeadline, () => {
    late = true;
    controller.abort();
  });
  context.counters.requests += 1;
  try {
    return await context.fetch(admission.address, {
      headers,
      signal,
      // Chrome runs parallel ranges of one URL one after the other through its HTTP cache.
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      // A redirect must never carry token or signature elsewhere. "manual" follows as little as "error" does,
      // and can be told apart from a broken network, which "error" cannot.
      redirect: isOpen(admission) ? "follow" : "manual",
    });
  } catch (error) {
    if (late) throw new AttemptFailure(silent(url), "backoff", { cause: error });
    if (signal.aborted) throw abortError();
    throw new AttemptFailure(await unreachableProblem(url, context, signal), "backoff", { cause: error });
  } finally {
    cancelDeadline();
  }
}

async function receive(
  response: Response,
  url: string,
  range: ByteRange,
  admission: Admission,
  context: SourceContext,
): Promise<RangeAnswer> {
  const signedIn = admission.token !== undefined;
  const name = fileName(url);
  const shown = displayUrl(url);
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    throw new AttemptFailure(
      {
        kind: "configuration",
        message: `The server of ${name} sends signed-in readers elsewhere; the sign-in was not sent along.`,
        advice: "Ask for the final address in the catalogue, or for the server to answer without a redirect.",
        url: shown,
      },
      "never",
    );
  }
  if (response.status === 416) return emptyPast(response, range, name, shown, signedIn);
  if (response.status !== 200 && response.status !== 206) {
    const renewable = await admissionRefused(url, admission, response, context);
    throw new AttemptFailure(
      statusProblem(response.status, name, shown, signedIn),
      renewable ? "new-admission" : isTransientStatus(response.status) ? "backoff" : "never",
      {
        retryAfter: parseRetryAfter(response.headers.get("retry-after"), context.clock.now()),
      },
    );
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
    throw new AttemptFailure(
      {
        kind: "range",
        message: `The server of ${name} sent ${bytes === null ? "more" : "fewer"} bytes than it announced.`,
        advice: "The connection may have been cut; try again.",
        url,
        status: 206,
      },
      "backoff",
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
  const limit = context.policy.wholeFileLimit;
  const announced = Number(response.headers.get("content-length") ?? Number.NaN);
  const bytes = announced > limit ? null : await readBody(response, limit, context, stalled(url));
  if (bytes === null) {
    throw new AttemptFailure(
      {
        kind: "range",
        message: `The server of ${name} does not answer byte ranges, and the file is too large to load whole.`,
        advice: "Ask its publisher for a server that supports HTTP Range requests.",
        url,
        status: 200,
      },
      "never",
    );
  }
  // Content-Length counts compressed bytes where the server compressed the answer.
  const compressed = (response.headers.get("content-encoding") ?? "identity") !== "identity";
  if (!compressed && Number.isFinite(announced) && announced !== bytes.byteLength) {
    throw new AttemptFailure(interrupted(url), "backoff");
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
    throw new AttemptFailure(statusProblem(416, name, url, signedIn), "never");
  }
  return {
    bytes: new Uint8Array(0),
    whole: false,
    proven: true,
    identity: identityOf(response.headers, total),
  };
}

function isOpen({ token, signature }: Admission): boolean {
  return token === undefined && signature === undefined;
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
