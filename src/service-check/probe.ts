import { problemOf } from "../problem/problem.ts";
import { withDeadline } from "../async/deadline.ts";
import { answersOpaquely } from "../http/answers-opaquely.ts";
import { type Environment, systemEnvironment } from "../http/environment.ts";
import { CONFIDENTIAL } from "../http/request-init.ts";
import { requestText } from "../http/request-text.ts";
import type { TokenBroker } from "../http/token-broker.ts";
import { discover } from "../session/protocol/discovery.ts";
import { type AuthorisedReading, readAuthorised } from "./authorised-reading.ts";

const DEADLINE_MS = 15_000;

/** What to look at: a provider, a file of a catalogue, or both. */
export interface ProbeTarget {
  readonly title: string;
  readonly authority?: string;
  /** Where a typed client id and secret are exchanged for a token. */
  readonly tokenEndpoint?: string;
  /** The address of one file, best a COG that asks for a sign-in. */
  readonly file?: string;
}

/** One thing a browser needs from a service, and whether the service gives it, in words. */
export interface ProbeFinding {
  readonly check:
    | "discovery"
    | "token endpoint"
    | "reading"
    | "authorised reading"
    | "ranges"
    | "content-range";
  readonly outcome: "allowed" | "refused" | "unknown";
  readonly message: string;
  readonly advice?: string;
}

/**
 * Asks a service what it lets a page of this origin do, in the way that its files are read. Tokens and
 * signatures are sent only where the broker has one for the file's origin.
 */
export async function probe(
  target: ProbeTarget,
  broker: TokenBroker,
  signal?: AbortSignal,
  environment: Environment = systemEnvironment,
): Promise<readonly ProbeFinding[]> {
  const findings: ProbeFinding[] = [];
  if (target.authority !== undefined) {
    findings.push(await probeDiscovery(environment, target.title, target.authority, signal));
  }
  if (target.tokenEndpoint !== undefined) {
    findings.push(await probeTokenEndpoint(environment, target.title, target.tokenEndpoint, signal));
  }
  if (target.file !== undefined) {
    findings.push(...(await probeFile(environment, target.file, broker, signal)));
  }
  return findings;
}

async function probeDiscovery(
  environment: Environment,
  title: string,
  authority: string,
  signal?: AbortSignal,
): Promise<ProbeFinding> {
  try {
    await discover(environment, title, authority, signal);
    return {
      check: "discovery",
      outcome: "allowed",
      message: `The sign-in addresses of ${title} can be read from this page.`,
    };
  } catch (error) {
    if (signal?.aborted) throw error;
    const { message, advice } = problemOf(error, "network");
    return { check: "discovery", outcome: "refused", message, ...(advice === undefined ? {} : { advice }) };
  }
}

/** Asks a token endpoint without credentials: an answer that can be read, even a refusal, proves that CORS allows it. */
async function probeTokenEndpoint(
  environment: Environment,
  title: string,
  url: string,
  signal?: AbortSignal,
): Promise<ProbeFinding> {
  const check = "token endpoint";
  const late = { kind: "network", message: "No answer within 15 seconds." } as const;
  const request = {
    url,
    init: { method: "POST", body: new URLSearchParams({ grant_type: "client_credentials" }) },
    deadlineMs: DEADLINE_MS,
    late,
    unreachable: late,
  };
  try {
    await requestText(environment, request, signal);
    return { check, outcome: "allowed", message: `${title} lets this page ask for tokens.` };
  } catch (error) {
    if (signal?.aborted) throw error;
    return {
      check,
      outcome: "refused",
      message: `${title} does not let this page ask for tokens, or could not be reached.`,
      advice: "Ask the service to allow this application's origin (CORS) at its token endpoint.",
    };
  }
}

async function probeFile(
  environment: Environment,
  file: string,
  broker: TokenBroker,
  signal?: AbortSignal,
): Promise<ProbeFinding[]> {
  const { host } = new URL(file);
  const ask = (address: string, headers: Readonly<Record<string, string>>) =>
    answerTo(environment, address, headers, signal);
  const anonymous = await ask(file, { range: "bytes=0-0" });
  const authorised = await readAuthorised(file, broker, ask, signal);
  if (!anonymous && !authorised.answer && !authorised.problem) {
    return [unreadable(host, await answersOpaquely(environment, file, signal))];
  }
  const reading: ProbeFinding = anonymous
    ? { check: "reading", outcome: "allowed", message: `${host} lets this page read its answers.` }
    : {
        check: "reading",
        outcome: "unknown",
        message: `${host} lets this page read its answers only with a sign-in, or answers others without CORS headers.`,
      };
  return [reading, authorisedReading(host, authorised), ...rangesOf(host, [anonymous, authorised.answer])];
}

function authorisedReading(host: string, { by, answer, problem }: AuthorisedReading): ProbeFinding {
  const check = "authorised reading";
  if (problem) {
    const { message, advice } = problem;
    return { check, outcome: "refused", message, ...(advice === undefined ? {} : { advice }) };
  }
  if (by === "signature") {
    const { status } = answer ?? {};
    return status === 200 || status === 206
      ? { check, outcome: "allowed", message: `${host} lets this page read with a signature.` }
      : {
          check,
          outcome: "refused",
          message:
            status === undefined
              ? `${host} refuses range requests with a signature from this page (no CORS headers).`
              : `${host} answered a request with a signature with status ${status}.`,
          ...(status === undefined ? { advice: PASS_THROUGH } : {}),
        };
  }
  return answer
    ? { check, outcome: "allowed", message: `${host} lets this page send a token with a range request.` }
    : {
        check,
        outcome: "refused",
        message: `${host} refuses range requests with a token from this page (preflight for authorization and range).`,
        advice: PASS_THROUGH,
      };
}

const PASS_THROUGH =
  "Ask the service to allow this application's origin and the headers authorization and range, or put the pass-through of docs/sign-in.md in between.";

/** @param isThere whether the service gave an answer that stays hidden */
function unreadable(host: string, isThere: boolean): ProbeFinding {
  if (!isThere) {
    return {
      check: "reading",
      outcome: "unknown",
      message: `${host} could not be reached.`,
      advice: "Check the connection and the address of the file, then try again.",
    };
  }
  return {
    check: "reading",
    outcome: "refused",
    message: `${host} answers, but does not let this page read the answer (no CORS headers).`,
    advice: PASS_THROUGH,
  };
}

function rangesOf(host: string, answers: readonly (Response | undefined)[]): ProbeFinding[] {
  const partial = answers.find((answer) => answer?.status === 206);
  if (!partial) {
    const whole = answers.some((answer) => answer?.status === 200);
    const statuses = answers.flatMap((answer) => answer?.status ?? []).join(" and ");
    if (statuses === "") return [];
    return [
      whole
        ? {
            check: "ranges",
            outcome: "refused",
            message: `${host} sends the whole file where a part was asked for.`,
            advice: "Only small files can be drawn from there; the service must support HTTP Range.",
          }
        : {
            check: "ranges",
            outcome: "unknown",
            message: `${host} answered with status ${statuses}, so ranges could not be tried.`,
            advice: "Sign in, or choose a file that exists, and check again.",
          },
    ];
  }
  const exposed = partial.headers.get("content-range") !== null;
  return [
    { check: "ranges", outcome: "allowed", message: `${host} sends parts of files.` },
    exposed
      ? {
          check: "content-range",
          outcome: "allowed",
          message: `${host} lets this page see which part it sent (Content-Range).`,
        }
      : {
          check: "content-range",
          outcome: "refused",
          message: `${host} hides which part it sent (Content-Range is not exposed), so wrong parts are harder to notice.`,
          advice: "Ask the service for Access-Control-Expose-Headers: Content-Range, Content-Length, ETag.",
        },
  ];
}

/** The answer without its body, or undefined when the browser was not allowed to see one. */
async function answerTo(
  environment: Environment,
  address: string,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Response | undefined> {
  const late = { kind: "network", message: "No answer within 15 seconds." } as const;
  try {
    return await withDeadline(environment, DEADLINE_MS, late, signal, async (bounded) => {
      const response = await environment.fetch(address, { ...CONFIDENTIAL, headers, signal: bounded });
      await response.body?.cancel();
      return response;
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
}
