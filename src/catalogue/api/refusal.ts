import type { CatalogueConfig } from "../../config/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import { problemOfStatus } from "./problems.ts";

/** What an answer with an error status means, with what the server says for itself. */
export async function refusedAnswer(
  catalogue: CatalogueConfig,
  url: string,
  response: Response,
): Promise<ProblemError> {
  const words = await serverWords(response).catch(() => undefined);
  return new ProblemError(problemOfStatus(catalogue, url, response.status, words));
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
