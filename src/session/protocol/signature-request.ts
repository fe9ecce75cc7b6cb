import type { SignatureProviderConfig } from "../../config/types.ts";
import type { Environment } from "../../http/environment.ts";
import { RequestError } from "../../http/request-error.ts";
import { requestText, type TextAnswer } from "../../http/request-text.ts";
import { parseRetryAfter } from "../../http/retry-after.ts";
import { isTransientStatus } from "../../http/status.ts";
import { displayUrl, ProblemError } from "../../problem/problem.ts";
import { isClaims } from "./claims.ts";

const SIGNATURE_DEADLINE_MS = 30_000;
/** How long a signature is used that has already run out by this computer's clock, which is wrong then. */
const UNKNOWN_LIFETIME_MS = 60_000;

/** What lets the files of one container be read, for a while (milliseconds). */
export interface Signature {
  readonly query: string;
  readonly obtainedAt: number;
  readonly lifetime: number;
}

/** One try. @throws RequestError; ProblemError when the answer holds no signature. */
export async function requestSignature(
  environment: Environment,
  { title, tokenUrl }: SignatureProviderConfig,
  container: string,
): Promise<Signature> {
  const url = tokenUrl.replace("{collection}", container);
  const shown = displayUrl(url);
  const askedAt = environment.now();
  const answer = await requestText(environment, {
    url,
    deadlineMs: SIGNATURE_DEADLINE_MS,
    late: { kind: "network", message: `${title} gave no signature within 30 seconds.`, url: shown },
    unreachable: {
      kind: "network",
      message: `${title} could not be reached for a signature.`,
      url: shown,
    },
  });
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
  return { query, obtainedAt: askedAt, lifetime: lifetime > 0 ? lifetime : UNKNOWN_LIFETIME_MS };
}

function refusal(
  title: string,
  container: string,
  url: string,
  { status, headers, body }: TextAnswer,
  now: number,
): RequestError {
  // "Rate limit is exceeded. Try again in 13 seconds." comes in the body, often without a header.
  const said = /try again in (\d+) second/i.exec(body)?.[1];
  const transient = isTransientStatus(status);
  return new RequestError(
    {
      kind: transient || status >= 500 ? "server" : status === 404 ? "missing" : "rights",
      message: `${title} gave no signature for ${container} (status ${status}).`,
      advice: transient
        ? "The service asks to slow down or is having trouble; try again in a while."
        : "Open another collection.",
      url,
      status,
    },
    { transient, retryAfterMs: parseRetryAfter(headers.get("retry-after") ?? said ?? null, now) },
  );
}
