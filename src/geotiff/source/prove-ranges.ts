import { displayUrl, ProblemError } from "../../problem/problem.ts";
import type { SourceContext } from "./context.ts";
import { fetchRange } from "./fetch-range.ts";
import { fileName } from "./file-name.ts";

/** A sample inside the first answer: far enough in to show a server that always starts at zero. */
const SAMPLE_OFFSET_BYTES = 16;
const SAMPLE_LENGTH_BYTES = 32;

/**
 * Many servers do not let other origins read Content-Range, so nothing says where their bytes come
 * from. Once for each such origin, a part of an answer is asked for again by itself: a server that
 * ignores or shifts ranges does not give the same bytes.
 * @throws ProblemError of kind `range`
 */
export async function proveRanges(
  url: string,
  offset: number,
  bytes: Uint8Array,
  context: SourceContext,
  signal: AbortSignal,
): Promise<void> {
  const { origin } = new URL(url);
  if (context.provenOrigins.has(origin) || bytes.byteLength < SAMPLE_OFFSET_BYTES + SAMPLE_LENGTH_BYTES)
    return;
  const range = { offset: offset + SAMPLE_OFFSET_BYTES, length: SAMPLE_LENGTH_BYTES };
  const { bytes: again } = await fetchRange(url, range, context, signal, () => undefined);
  const same =
    again.byteLength === SAMPLE_LENGTH_BYTES &&
    again.every((byte, index) => byte === bytes[SAMPLE_OFFSET_BYTES + index]);
  if (!same) {
    throw new ProblemError({
      kind: "range",
      message: `The server of ${fileName(url)} answers other bytes than were asked for.`,
      advice: "Its support for byte ranges is broken; nothing was drawn from them.",
      url: displayUrl(url),
    });
  }
  context.provenOrigins.add(origin);
}
