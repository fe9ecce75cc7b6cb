import { answersOpaquely } from "../../http/answers-opaquely.ts";
import { displayUrl, type Problem } from "../../problem/problem.ts";
import type { SourceContext } from "./context.ts";
import { fileName } from "./file-name.ts";
import { routeOf } from "./pass-through.ts";

/** Why a fetch failed before there was an answer. */
export async function unreachableProblem(
  url: string,
  context: SourceContext,
  signal: AbortSignal,
): Promise<Problem> {
  const shown = displayUrl(url);
  const name = fileName(url);
  if (context.online() === false) {
    return {
      kind: "network",
      message: `${name} cannot be read: the device is offline.`,
      advice: "Reading goes on when the connection is back.",
      url: shown,
    };
  }
  if (await answersOpaquely(context, routeOf(url, context.passThroughs), signal)) {
    return {
      kind: "cors",
      message: `The server of ${name} answers, but does not allow this page to read it (CORS).`,
      advice: "Its operator has to allow this site's origin and the Range and Authorization headers.",
      url: shown,
    };
  }
  return {
    kind: "network",
    message: `The server of ${name} could not be reached.`,
    advice: "Check the connection, and that the address is right and not blocked.",
    url: shown,
  };
}
