import type { ProblemError } from "../../problem/problem.ts";
import { corsError, networkError, type Named } from "./problems.ts";
import type { Surroundings } from "./request.ts";

const PROBE_DEADLINE_MS = 5_000;

/**
 * Why a request got no answer at all. A browser says "Failed to fetch" to everything; whether the
 * server is there and only CORS is missing shows in an opaque request, which needs no permission.
 */
export async function unreachable(
  catalogue: Named,
  url: string,
  failure: { error: unknown; timedOut: boolean; surroundings: Surroundings; signal: AbortSignal },
): Promise<ProblemError> {
  const { error, timedOut, surroundings, signal } = failure;
  if (timedOut) return networkError(catalogue, url, "it did not answer in time", error);
  if (!surroundings.online()) return networkError(catalogue, url, "this computer is offline", error);
  if (await answersOpaquely(url, surroundings, signal)) return corsError(catalogue, url, error);
  return networkError(catalogue, url, `no server answers at ${new URL(url).host}`, error);
}

async function answersOpaquely(
  url: string,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const response = await surroundings.fetch(url, {
      mode: "no-cors",
      method: "GET",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_DEADLINE_MS)]),
    });
    await response.body?.cancel();
    return response.type === "opaque";
  } catch {
    return false;
  }
}
