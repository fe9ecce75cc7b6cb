import { answersOpaquely } from "../../http/answers-opaquely.ts";
import type { Environment } from "../../http/environment.ts";
import type { ProblemError } from "../../problem/problem.ts";
import { corsError, networkError, type Named } from "./problems.ts";

/** Why a request got no answer at all. */
export async function unreachable(
  catalogue: Named,
  url: string,
  error: unknown,
  environment: Environment,
  signal: AbortSignal,
): Promise<ProblemError> {
  if (environment.online() === false) return networkError(catalogue, url, "this computer is offline", error);
  if (await answersOpaquely(environment, url, signal)) return corsError(catalogue, url, error);
  return networkError(catalogue, url, `no server answers at ${new URL(url).host}`, error);
}
