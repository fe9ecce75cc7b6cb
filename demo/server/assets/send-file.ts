import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { RequestFailure } from "../http/failure.ts";
import { mediaTypeOf } from "./media-type.ts";
import { precondition, rangeStillFits } from "./preconditions.ts";
import { parseRange } from "./range.ts";

/**
 * Sends a file or one range of it, as RFC 9110 asks for.
 * @param path real path; who may read it has been decided before.
 * @throws RequestFailure with 412 or 416.
 */
export async function sendFile(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  cacheControl: string,
): Promise<void> {
  const file = await open(path, "r");
  try {
    await sendOpenFile(file, path, request, response, cacheControl);
  } finally {
    await file.close();
  }
}

async function sendOpenFile(
  file: FileHandle,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  cacheControl: string,
): Promise<void> {
  const { size, mtime, mtimeMs } = await file.stat();
  const validators = { etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`, modified: mtime };
  response.setHeader("ETag", validators.etag);
  response.setHeader("Last-Modified", mtime.toUTCString());
  response.setHeader("Accept-Ranges", "bytes");
  response.setHeader("Cache-Control", cacheControl);

  const instead = precondition(request.headers, validators);
  if (instead === 412) throw new RequestFailure(412, "PreconditionFailed", "The file has changed.");
  if (instead === 304) {
    response.writeHead(304);
    response.end();
    return;
  }
  const asked = rangeStillFits(request.headers["if-range"]?.toString(), validators)
    ? parseRange(request.headers.range, size)
    : "whole";
  if (asked === "unsatisfiable") {
    throw new RequestFailure(416, "RangeNotSatisfiable", `The file has ${size} bytes.`, {
      "Content-Range": `bytes */${size}`,
    });
  }
  const { start, end } = asked === "whole" ? { start: 0, end: size - 1 } : asked;
  response.setHeader("Content-Type", mediaTypeOf(path));
  response.setHeader("Content-Length", end - start + 1);
  if (asked !== "whole") response.setHeader("Content-Range", `bytes ${start}-${end}/${size}`);
  response.writeHead(asked === "whole" ? 200 : 206);
  if (request.method === "HEAD" || size === 0) response.end();
  else await pipeline(file.createReadStream({ start, end, autoClose: false }), response);
}
