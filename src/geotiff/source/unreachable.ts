import { displayUrl, type Problem } from "../../problem/problem.ts";
import type { SourceContext } from "./context.ts";
import { fileName } from "./file-name.ts";
import { routeOf } from "./pass-through.ts";

/**
 * Why a fetch failed before there was an answer. The browser gives the same error for a cut cable and
 * for a server that does not allow this page to read it, so a second request without reading rights
 * (`no-cors`, which carries no token) finds out whether anybody is there.
 */
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
  if (isCrossOrigin(routeOf(url, context.passThroughs)) && (await answersAtAll(url, context, signal))) {
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

function isCrossOrigin(url: string): boolean {
  const here = globalThis.location?.origin;
  return here !== undefined && here !== new URL(url).origin;
}

async function answersAtAll(url: string, context: SourceContext, signal: AbortSignal): Promise<boolean> {
  const controller = new AbortController();
  const cancel = context.clock.after(context.policy.headerDeadline, () => controller.abort());
  try {
    await context.fetch(url, {
      method: "HEAD",
      mode: "no-cors",
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([signal, controller.signal]),
    });
    return true;
  } catch {
    return false;
  } finally {
    cancel();
  }
}
