import type { Clock } from "../../async/clock.ts";
import { withDeadline } from "../../async/deadline.ts";
import { formatError, lateProblem, networkError, type Named } from "./problems.ts";
import { displayUrl, ProblemError } from "../../problem/problem.ts";

/** 1,000 Landsat items with all their assets are some 40 MB; more is a mistake or an attack. */
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;
/**
 * For the headers of an answer, and once more for its body. A search of a busy catalogue takes some 20 s; one
 * that needs longer than this gives no answer any more.
 */
export const ANSWER_DEADLINE_MS = 45_000;

/** The JSON of an answer. HTML, truncated and oversized answers are told apart. */
export async function readJson(
  catalogue: Named,
  url: string,
  response: Response,
  clock: Pick<Clock, "after">,
  signal: AbortSignal,
): Promise<unknown> {
  const declared = Number(response.headers.get("content-length") ?? 0);
  if (declared > LARGEST_BODY_BYTES) throw tooLarge(catalogue, url);
  let text: string;
  try {
    text = await withDeadline(clock, ANSWER_DEADLINE_MS, lateProblem(catalogue, url), signal, (bounded) =>
      textOf(response, bounded),
    );
  } catch (error) {
    if (signal.aborted || error instanceof ProblemError) throw error;
    if (error instanceof RangeError) throw tooLarge(catalogue, url);
    throw networkError(catalogue, url, "the connection broke off in the middle of its answer", error);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const type = response.headers.get("content-type") ?? "";
    const isHtml = type.includes("html") || /^\s*<(?:!doctype|html|\?xml)/i.test(text);
    const what = isHtml
      ? "a web page (HTML) instead of JSON"
      : text.trim() === ""
        ? "nothing"
        : "something that is not JSON";
    throw formatError(catalogue, url, what, error);
  }
}

/** @throws RangeError as soon as there is too much of it, whatever the server said before. */
async function textOf({ body }: Response, signal: AbortSignal): Promise<string> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = body.getReader();
  signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined), { once: true });
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > LARGEST_BODY_BYTES) {
      await reader.cancel();
      throw new RangeError("larger than any answer");
    }
    text += decoder.decode(value, { stream: true });
  }
}

function tooLarge({ title }: Named, url: string): ProblemError {
  return new ProblemError({
    kind: "limit",
    message: `${title} answered with more than ${LARGEST_BODY_BYTES / 1024 / 1024} MB.`,
    advice: "Search a smaller area or a shorter time.",
    url: displayUrl(url),
  });
}
