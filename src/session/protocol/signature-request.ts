import type { SignatureProviderConfig } from "../../config/types.ts";
import { displayUrl, type Problem, ProblemError } from "../../problem/problem.ts";
import { withDeadline } from "../../async/abort.ts";
import { isClaims } from "./claims.ts";
import type { Environment } from "../environment.ts";
import { retryAfter } from "../retry.ts";
import { TokenRequestError } from "./token-endpoint.ts";

const SIGNATURE_TIMEOUT = 30_000;
/** How long a signature is used that has already run out by this computer's clock, which is wrong then. */
const UNKNOWN_LIFETIME = 60_000;

/** What lets the files of one container be read, for a while (milliseconds). */
export interface Signature {
  readonly query: string;
  readonly obtainedAt: number;
  readonly lifetime: number;
}

/** One try. @throws TokenRequestError; ProblemError when the answer holds no signature. */
export async function requestSignature(
  environment: Environment,
  { title, tokenUrl }: SignatureProviderConfig,
  container: string,
): Promise<Signature> {
  const url = tokenUrl.replace("{collection}", container);
  const shown = displayUrl(url);
  const askedAt = environment.now();
  const late: Problem = {
    kind: "network",
    message: `${title} gave no signature within 30 seconds.`,
    url: shown,
  };
  let answer: { status: number; wait: string | null; body: string };
  try {
    answer = await withDeadline(environment, SIGNATURE_TIMEOUT, late, undefined, async (signal) => {
      const init = {
        credentials: "omit",
        redirect: "error",
        referrerPolicy: "no-referrer",
        signal,
      } as const;
      const response = await environment.fetch(url, init);
      return {
        status: response.status,
        wait: response.headers.get("retry-after"),
        body: await response.text(),
      };
    });
  } catch (error) {
    const problem: Problem =
      error instanceof ProblemError
        ? error.problem
        : { kind: "network", message: `${title} could not be reached for a signature.`, url: shown };
    throw new TokenRequestError(problem, { transient: true }, { cause: error });
  }
  if (answer.status !== 200) throw refusal(title, container, shown, answer, environment.now());
  const signature = signatureIn(answer.body, askedAt);
  if (signature) return signature;
  throw new ProblemError({
    kind: "format",
    message: `${title} answered the request for a signature of ${container} with something else.`,
    url: shown,
  });
}

function signatureIn(body: string, askedAt: number): Signature | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isClaims(json) || typeof json["token"] !== "string" || typeof json["msft:expiry"] !== "string") {
    return undefined;
  }
  const lifetime = Date.parse(json["msft:expiry"]) - askedAt;
  if (Number.isNaN(lifetime)) return undefined;
  const query = json["token"].replace(/^\?/, "");
  return { query, obtainedAt: askedAt, lifetime: lifetime > 0 ? lifetime : UNKNOWN_LIFETIME };
}

function refusal(
  title: string,
  container: string,
  url: string,
  answer: { status: number; wait: string | null; body: string },
  now: number,
): TokenRequestError {
  const { status } = answer;
  // "Rate limit is exceeded. Try again in 13 seconds." comes in the body, often without a header.
  const said = /try again in (\d+) second/i.exec(answer.body)?.[1];
  const wait = retryAfter(answer.wait ?? said ?? null, now);
  const transient = status === 429 || status >= 500;
  return new TokenRequestError(
    {
      kind: transient ? "server" : status === 404 ? "missing" : "rights",
      message: `${title} gave no signature for ${container} (status ${status}).`,
      advice: transient
        ? "The service asks to slow down or is having trouble; it is tried again."
        : "Open another collection.",
      url,
      status,
    },
    { transient, ...(wait === undefined ? {} : { retryAfter: wait }) },
  );
}
