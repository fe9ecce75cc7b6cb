import { formatError, networkError } from "./problems.ts";
import { displayUrl, ProblemError } from "../../problem/problem.ts";

/** 1,000 Landsat items with all their assets are some 40 MB; more is a mistake or an attack. */
const LARGEST_BODY = 64 * 1024 * 1024;

/** The JSON of an answer. HTML, truncated and oversized answers are told apart. */
export async function readJson(
  catalogue: string,
  url: string,
  response: Response,
  signal: AbortSignal,
): Promise<unknown> {
  const declared = Number(response.headers.get("content-length") ?? 0);
  if (declared > LARGEST_BODY) throw tooLarge(catalogue, url);
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    signal.throwIfAborted();
    const isLate = error instanceof Error && error.name === "TimeoutError";
    const reason = isLate
      ? "it did not answer in time"
      : "the connection broke off in the middle of its answer";
    throw networkError(catalogue, url, reason, error);
  }
  if (text.length > LARGEST_BODY) throw tooLarge(catalogue, url);
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

function tooLarge(catalogue: string, url: string): ProblemError {
  return new ProblemError({
    kind: "limit",
    message: `${catalogue} answered with more than ${LARGEST_BODY / 1024 / 1024} MB.`,
    advice: "Search a smaller area or a shorter time.",
    url: displayUrl(url),
  });
}
