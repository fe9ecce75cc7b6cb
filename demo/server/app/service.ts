import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { insertPolicy } from "../../../scripts/page-policy.ts";
import { mediaTypeOf } from "../assets/media-type.ts";
import { methodNotAllowed } from "../http/failure.ts";
import { sendText } from "../http/respond.ts";
import { realPathInside } from "../library/inside.ts";
import { chooseEncoding, compress } from "./compression.ts";

export interface AppOptions {
  /** Real path of the built application. */
  readonly folder: string;
  /** The configuration as it is served, and the policy that belongs to it. */
  readonly configuration: string;
  readonly policy: string;
  /** The same as far as the page may carry it. */
  readonly policyInPage: string;
}

interface StoredFile {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly encoded: Map<string, Promise<Buffer>>;
}

/** Serves the built application; compressed bodies are kept, they are a few megabytes in all. */
export class AppService {
  readonly #options: AppOptions;
  readonly #files = new Map<string, { modified: number; file: StoredFile }>();
  readonly #configuration: StoredFile;

  constructor(options: AppOptions) {
    this.#options = options;
    this.#configuration = stored(Buffer.from(options.configuration));
  }

  /** @throws RequestFailure with 405 for other methods than GET and HEAD. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") throw methodNotAllowed(["GET", "HEAD"]);
    // The names that a build gives to files need no decoding.
    const pathname = (request.url ?? "/").replace(/[?#].*$/s, "");
    const path = pathname === "/" ? "index.html" : pathname.slice(1);
    this.#setSecurityHeaders(response);
    const file = path === "config.json" ? this.#configuration : await this.#load(path);
    if (file === undefined) {
      const missing =
        path === "index.html"
          ? "The application has not been built: run npm start."
          : "There is no such file.";
      sendText(response, path === "index.html" ? 503 : 404, missing);
      return;
    }
    await send(request, response, path, file);
  }

  #setSecurityHeaders(response: ServerResponse): void {
    response.setHeader("Content-Security-Policy", this.#options.policy);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
  }

  /** The page was built with the policy of another configuration than the one that is served. */
  #withOwnPolicy(page: Buffer): Buffer {
    return Buffer.from(insertPolicy(page.toString(), this.#options.policyInPage));
  }

  async #load(path: string): Promise<StoredFile | undefined> {
    const real = await realPathInside(this.#options.folder, path);
    if (real === undefined) return undefined;
    const information = await stat(real);
    if (!information.isFile()) return undefined;
    const modified = information.mtimeMs;
    const known = this.#files.get(real);
    if (known?.modified === modified) return known.file;
    const bytes = await readFile(real);
    const file = stored(path === "index.html" ? this.#withOwnPolicy(bytes) : bytes);
    this.#files.set(real, { modified, file });
    return file;
  }
}

function stored(bytes: Buffer): StoredFile {
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { bytes, etag, encoded: new Map() };
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  file: StoredFile,
): Promise<void> {
  const type = mediaTypeOf(path);
  const encoding = chooseEncoding(request.headers["accept-encoding"], type, file.bytes.length);
  // Vite puts a hash of the content into the name of everything in assets/.
  const hashed = path.startsWith("assets/");
  response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  response.setHeader("Vary", "Accept-Encoding");
  const etag = encoding === undefined ? file.etag : file.etag.replace(/"$/, `-${encoding}"`);
  response.setHeader("ETag", etag);
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304);
    response.end();
    return;
  }
  const body = encoding === undefined ? file.bytes : await encodedBody(file, encoding);
  if (encoding !== undefined) response.setHeader("Content-Encoding", encoding);
  response.writeHead(200, { "Content-Type": type, "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

function encodedBody(file: StoredFile, encoding: "br" | "gzip"): Promise<Buffer> {
  const known = file.encoded.get(encoding);
  if (known !== undefined) return known;
  const body = compress(file.bytes, encoding);
  file.encoded.set(encoding, body);
  return body;
}
