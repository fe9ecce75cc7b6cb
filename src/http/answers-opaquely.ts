import { withDeadline } from "../async/deadline.ts";
import type { Environment } from "./environment.ts";
import { UNCACHED } from "./request-init.ts";

const DEADLINE_MS = 10_000;

/**
 * Whether a server is there whose answers this page may not read. A browser says "Failed to fetch" to a cut
 * cable and to a missing CORS header alike; an opaque request, which needs no permission and carries no
 * credentials, tells them apart.
 * @throws AbortError when `signal` was aborted
 */
export async function answersOpaquely(
  environment: Environment,
  url: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const late = { kind: "network", message: "No answer." } as const;
  const init = { ...UNCACHED, method: "HEAD", mode: "no-cors" } as const;
  const ask = (bounded: AbortSignal) => environment.fetch(url, { ...init, signal: bounded });
  try {
    const response = await withDeadline(environment, DEADLINE_MS, late, signal, ask);
    await response.body?.cancel();
    // Of the page's own origin the answer is not hidden, and CORS is not what is wrong.
    return response.type === "opaque";
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return false;
  }
}
