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

export interface ReceivedListener {
  /** Told how many bytes of a body have come, as they come. */
  readonly onReceived?: (bytes: number) => void;
}

/**
 * The JSON of an answer; null for 204, which has none. HTML, truncated and oversized answers are told apart.
 */
export async function readJson(
  catalogue: Named,
  url: string,
  response: Response,
  { after, onReceived }: Pick<Clock, "after"> & ReceivedListener,
  signal: AbortSignal,
): Promise<unknown> {
  if (response.status === 204) return null;
  const declared = Number(response.headers.get("content-length") ?? 0);
  if (declared > LARGEST_BODY_BYTES) throw tooLarge(catalogue, url);
  let text: string;
  try {
    text = await withDeadline({ after }, ANSWER_DEADLINE_MS, lateProblem(catalogue, url), signal, (bounded) =>
      textOf(response, bounded, onReceived),
    );
  } catch (error) {
    if (signal.aborted || error instanceof ProblemError) throw error;
    if (error instanceof RangeError) throw tooLarge(catalogue, url);
    throw networkError(catalogue, url, "the connection broke off in the middle of its answer", error);
  }
  try {
    return parseLenient(text);
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

const STRINGS_AND_NON_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * JSON, and what Python writes for it: a bare NaN or Infinity becomes the text that STAC has for such a
 * number ("nan", "inf", "-inf"), so that one nodata value does not cost the whole search.
 * @throws SyntaxError
 */
function parseLenient(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const written = text.replace(STRINGS_AND_NON_NUMBERS, (found) =>
      found.startsWith('"') ? found : `"${found.replace("NaN", "nan").replace("Infinity", "inf")}"`,
    );
    if (written === text) throw error;
    return JSON.parse(written);
  }
}

/** @throws RangeError as soon as there is too much of it, whatever the server said before. */
async function textOf(
  { body }: Response,
  signal: AbortSignal,
  onReceived: ReceivedListener["onReceived"],
): Promise<string> {
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
    onReceived?.(value.byteLength);
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
