import type { IncomingMessage, ServerResponse } from "node:http";
import { methodNotAllowed, notFound } from "../http/failure.ts";
import type { Guard } from "../identity/guard.ts";
import { realPathInside } from "../library/inside.ts";
import { servedPath } from "../library/library.ts";
import type { Library } from "../library/library.ts";
import { isOpenFile } from "../stac/protection.ts";
import { sendFile } from "./send-file.ts";

/**
 * Answers the request for a file that an item names.
 * @param parts of the path below `assets`, already decoded.
 * @param guard given for the catalogue whose files need a sign-in.
 * @throws RequestFailure
 */
export async function answerAsset(
  library: Library,
  parts: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
  guard?: Guard,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    throw methodNotAllowed(["GET", "HEAD", "OPTIONS"]);
  const path = parts.join("/");
  if (guard !== undefined && !isOpenFile(path)) await guard(request);
  // A part with a slash in it was "%2F": no file is called that.
  const isPlain = parts.every((part) => !part.includes("/") && !part.includes("\\"));
  const file = isPlain && servedPath(library, path) ? await realPathInside(library.root, path) : undefined;
  if (file === undefined) throw notFound(`There is no file ${path} in this catalogue.`);
  await sendFile(file, request, response, guard === undefined ? "no-cache" : "private, no-cache");
}
