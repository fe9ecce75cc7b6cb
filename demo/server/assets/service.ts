import type { IncomingMessage, ServerResponse } from "node:http";
import { methodNotAllowed, notFound, RequestFailure } from "../http/failure.ts";
import { realPathInside } from "../library/inside.ts";
import { servedPath } from "../library/library.ts";
import type { Library } from "../library/library.ts";
import { isOpenFile } from "../stac/protection.ts";
import { sendFile } from "./send-file.ts";

/** Whether an access token was given out by the demo's provider and is still good. */
export type TokenCheck = (token: string) => Promise<boolean>;

/**
 * Answers the request for a file that an item names.
 * @param parts of the path below `assets`, already decoded.
 * @param isValidToken given for the catalogue whose files need a sign-in.
 * @throws RequestFailure
 */
export async function answerAsset(
  library: Library,
  parts: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
  isValidToken?: TokenCheck,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    throw methodNotAllowed(["GET", "HEAD", "OPTIONS"]);
  const path = parts.join("/");
  if (isValidToken !== undefined && !isOpenFile(path)) await demandToken(request, isValidToken);
  // A part with a slash in it was "%2F": no file is called that.
  const isPlain = parts.every((part) => !part.includes("/") && !part.includes("\\"));
  const file = isPlain && servedPath(library, path) ? await realPathInside(library.root, path) : undefined;
  if (file === undefined) throw notFound(`There is no file ${path} in this catalogue.`);
  await sendFile(file, request, response, isValidToken === undefined ? "no-cache" : "private, no-cache");
}

/** RFC 6750, section 3: no error code when nothing was tried. */
async function demandToken(request: IncomingMessage, isValidToken: TokenCheck): Promise<void> {
  const token = /^Bearer +([\w\-.~+/]+=*)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token !== undefined && (await isValidToken(token))) return;
  const challenge =
    token === undefined
      ? 'Bearer realm="revisit-demo"'
      : 'Bearer realm="revisit-demo", error="invalid_token", error_description="expired or unknown"';
  throw new RequestFailure(401, "Unauthorized", "Sign in with a demo account to read this file.", {
    "WWW-Authenticate": challenge,
  });
}
