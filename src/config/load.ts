import { displayUrl, isAbort, ProblemError } from "../problem/problem.ts";
import { parseConfig } from "./parse.ts";
import type { Config } from "./types.ts";

/** For a local file of a few kilobytes: a server that has not answered by then will not. */
const DEADLINE_MS = 15_000;

/**
 * Reads the deployment's configuration.
 * @param url of config.json
 * @param base absolute URL that relative addresses in it start from
 * @throws ProblemError of kind `configuration`, `missing` or `network`, fit to be shown as a page
 */
export async function loadConfig(
  url: string,
  base: string,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Config> {
  return parseConfig(await readJson(url, fetch), base);
}

async function readJson(url: string, fetch: typeof globalThis.fetch): Promise<unknown> {
  const where = displayUrl(url);
  let text: string;
  try {
    const response = await fetch(url, { cache: "no-cache", signal: AbortSignal.timeout(DEADLINE_MS) });
    if (!response.ok) throw unreadable(where, `the server answered ${response.status}`, response.status);
    text = await response.text();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const reason =
      isAbort(error) || isTimeout(error) ? "there was no answer in time" : "the server cannot be reached";
    throw unreadable(where, reason);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = /^\s*</.test(text) ? "it is a web page (HTML)" : (error as SyntaxError).message;
    throw new ProblemError({
      kind: "configuration",
      message: `The configuration ${where} is not JSON: ${reason}.`,
      advice: "Check config.json for a missing comma, quote or bracket.",
      url: where,
    });
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === "TimeoutError";
}

function unreadable(where: string, reason: string, status?: number): ProblemError {
  return new ProblemError({
    kind: status === undefined ? "network" : "missing",
    message: `The configuration ${where} cannot be read: ${reason}.`,
    advice: "Check that config.json lies beside index.html, then reload.",
    url: where,
    ...(status === undefined ? {} : { status }),
  });
}
