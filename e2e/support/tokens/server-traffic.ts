import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AllowList, SentRequest } from "./allow-list.ts";
import { learnFromAnswer, learnFromForm, learnFromRedirect } from "./learn.ts";
import type { Secrets } from "./secrets.ts";

/** Answers that hold tokens or the configuration are small. */
const LARGEST_ANSWER = 256 * 1024;
const LARGEST_BODY = 1024 * 1024;

/**
 * Notes every request that any server of this process receives, from any sender: pages, workers of all
 * kinds, frames, redirects; and learns from the answers which secrets are about. Node's own diagnostics
 * tell of each server, also of those that a test makes for itself.
 * @returns stops it.
 */
export function watchServers(
  secrets: Secrets,
  allowed: AllowList,
  note: (request: SentRequest) => void,
): () => void {
  const started = channel("http.server.request.start");
  const onStart = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    // Handlers may rewrite the address; what was sent is what it is now.
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "unknown"}`).href;
    const { method = "GET", rawHeaders } = request;
    const body: Buffer[] = [];
    const text = () => Buffer.concat(body).toString("latin1");
    note({
      method,
      url,
      headers: headersOf(rawHeaders),
      get body() {
        return text();
      },
    });
    copyOf(request, body);
    copyAnswer(response, (bytes) => {
      if (method === "POST") learnFromForm(url, text(), secrets, allowed);
      const location = response.getHeader("location");
      if (typeof location === "string") learnFromRedirect(location, secrets);
      if (bytes.length === 0) return;
      learnFromAnswer(
        { url, encoding: String(response.getHeader("content-encoding")), bytes },
        secrets,
        allowed,
      );
    });
  };
  started.subscribe(onStart);
  return () => {
    started.unsubscribe(onStart);
  };
}

/** What arrives is copied on its way to the reader, who does not notice: reading it here would take it away. */
function copyOf(request: IncomingMessage, body: Buffer[]): void {
  const push = request.push.bind(request);
  let size = 0;
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array && size < LARGEST_BODY) {
      size += chunk.byteLength;
      body.push(Buffer.from(chunk));
    }
    return push(chunk, encoding);
  };
}

/** Calls `done` with the bytes of an answer that looks like JSON or is compressed, with none for others. */
function copyAnswer(response: ServerResponse, done: (bytes: Buffer) => void): void {
  const kept: Buffer[] = [];
  let size = 0;
  let wanted = true;
  const keep = (chunk: unknown): void => {
    if (!wanted || (typeof chunk !== "string" && !(chunk instanceof Uint8Array))) return;
    const bytes = Buffer.from(chunk as Uint8Array);
    if (size === 0) wanted = bytes[0] === 0x7b || response.hasHeader("content-encoding");
    size += bytes.length;
    wanted &&= size <= LARGEST_ANSWER;
    if (wanted) kept.push(bytes);
  };
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  response.write = (...parts: unknown[]) => {
    keep(parts[0]);
    return Reflect.apply(write, response, parts) as boolean;
  };
  response.end = (...parts: unknown[]) => {
    keep(parts[0]);
    done(wanted ? Buffer.concat(kept) : Buffer.alloc(0));
    return Reflect.apply(end, response, parts) as ServerResponse;
  };
}

function headersOf(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? "").toLowerCase();
    const before = headers[name];
    headers[name] = before === undefined ? (raw[at + 1] ?? "") : `${before}, ${raw[at + 1]}`;
  }
  return headers;
}
