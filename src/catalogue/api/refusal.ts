import type { CatalogueConfig } from "../../config/types.ts";
import { RequestError } from "../../http/request-error.ts";
import { parseRetryAfter } from "../../http/retry-after.ts";
import { isTransientStatus } from "../../http/status.ts";
import { problemOfStatus } from "./problems.ts";

/** What an answer with an error status means, with what the server says for itself. */
export async function refusedAnswer(
  catalogue: CatalogueConfig,
  url: string,
  response: Response,
  now: number,
): Promise<RequestError> {
  const { status, headers } = response;
  const words = await serverWords(response).catch(() => undefined);
  return new RequestError(problemOfStatus(catalogue, url, status, words), {
    transient: isTransientStatus(status),
    retryAfterMs: parseRetryAfter(headers.get("retry-after"), now),
  });
}

/** What an error answer says for itself, in one line; STAC uses `description`, others `detail` or `message`. */
async function serverWords(response: Response): Promise<string | undefined> {
  if (!/json/.test(response.headers.get("content-type") ?? "")) {
    await response.body?.cancel();
    return undefined;
  }
  const body = JSON.parse((await response.text()).slice(0, 10_000)) as Record<string, unknown> | null;
  const words = body?.["description"] ?? body?.["detail"] ?? body?.["message"];
  if (typeof words !== "string") return undefined;
  // Some servers repeat what they were sent, and that may be a token.
  const line = words
    .replace(/\beyJ[\w.-]+|bearer\s+\S+/gi, "…")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line || undefined;
}
