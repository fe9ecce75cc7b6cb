import { RequestError } from "../../http/request-error.ts";
import { parseContentRange } from "./content-range.ts";
import type { ByteRange } from "./plan-ranges.ts";

/** What the headers of a 206 promise, after they were checked against what was asked. */
export interface PartialPromise {
  /** Bytes the body must have; undefined when the server did not let us see. */
  readonly length: number | undefined;
  readonly total: number | undefined;
  /** False where a cross-origin server did not expose Content-Range: the place is not proven. */
  readonly proven: boolean;
}

/**
 * Checks that a 206 carries the range that was asked for.
 * @throws RequestError of kind `range`.
 */
export function verifyPartial(
  response: Response,
  range: ByteRange,
  name: string,
  url: string,
): PartialPromise {
  const header = response.headers.get("content-range");
  const wrong = (what: string): RequestError =>
    new RequestError(
      {
        kind: "range",
        message: `The server of ${name} answered ${what}.`,
        advice:
          "Its support for byte ranges is broken, or something on the way changes answers; nothing was drawn from them.",
        url,
        status: 206,
      },
      { transient: true },
    );
  if (/^multipart\//i.test(response.headers.get("content-type") ?? ""))
    throw wrong("several ranges when asked for one");
  if (header === null) {
    // Content-Range is not readable across origins unless the server exposes it, and many do not.
    if (response.type !== "cors") throw wrong("a part of the file without saying which");
    return { length: undefined, total: undefined, proven: false };
  }
  const answered = parseContentRange(header);
  if (answered === null) throw wrong(`with a Content-Range that makes no sense (${header.slice(0, 60)})`);
  const asked = `bytes ${range.offset}–${range.offset + range.length - 1}`;
  if (answered.start !== range.offset) throw wrong(`bytes from ${answered.start} when asked for ${asked}`);
  const last = range.offset + range.length - 1;
  const expectedEnd = answered.total === undefined ? last : Math.min(last, answered.total - 1);
  const endsEarly = answered.total === undefined && answered.end < last;
  if (answered.end !== expectedEnd && !endsEarly)
    throw wrong(`bytes up to ${answered.end} when asked for ${asked}`);
  return { length: answered.end - answered.start + 1, total: answered.total, proven: true };
}

/** A web page where a file should be: usually a sign-in page or an error page with a success status. */
export function refuseWebPage(response: Response, name: string, url: string): void {
  const type = response.headers.get("content-type") ?? "";
  if (!/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(type)) return;
  throw new RequestError(
    {
      kind: "format",
      message: `The server sent a web page instead of ${name}.`,
      advice:
        "This is often a sign-in or maintenance page: open the catalogue's own site to see, or sign in again.",
      url,
      status: response.status,
    },
    { transient: true },
  );
}
