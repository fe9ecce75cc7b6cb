import type { Problem } from "../../problem/problem.ts";
import { RequestError } from "../../http/request-error.ts";
import type { SourceContext } from "./context.ts";

/**
 * Reads a body of at most `limit` bytes, watching that it keeps coming.
 * @returns null when there are more than `limit` bytes; the rest is not downloaded.
 * @throws RequestError when it stalls (`stalled` tells how to say so), or what the stream threw.
 */
export async function readBody(
  response: Response,
  limit: number,
  context: SourceContext,
  stalled: Problem,
): Promise<Uint8Array | null> {
  if (response.body === null) return new Uint8Array(0);
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  let watched = 0;
  let hasStalled = false;
  let cancelTimer = (): void => undefined;
  const watch = (): void => {
    cancelTimer = context.after(context.policy.progressDeadlineMs, () => {
      if (total - watched < context.policy.progressBytes) {
        hasStalled = true;
        void reader.cancel().catch(() => undefined);
      } else {
        watched = total;
        watch();
      }
    });
  };
  watch();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (hasStalled) throw new RequestError(stalled, { transient: true });
      if (done) break;
      total += value.byteLength;
      context.counters.bytes += value.byteLength;
      if (total > limit) {
        void reader.cancel().catch(() => undefined);
        return null;
      }
      chunks.push(value);
    }
  } finally {
    cancelTimer();
  }
  return concatenate(chunks, total);
}

function concatenate(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(total);
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.byteLength;
  }
  return bytes;
}
