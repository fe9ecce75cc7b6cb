import type { ServerResponse } from "node:http";
import { RequestFailure } from "./failure.ts";

export function sendJson(
  response: ServerResponse,
  value: unknown,
  { status = 200, type = "application/json" }: { status?: number; type?: string } = {},
): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { "Content-Type": type, "Content-Length": body.length });
  response.end(body);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  const body = Buffer.from(`${text}\n`);
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Content-Length": body.length });
  response.end(body);
}

/** Answers an error as the STAC API asks for; an unexpected one is a 500 without its inner details. */
export function sendFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    // Too late for a status: a broken connection is the only honest sign left.
    response.destroy();
    return;
  }
  const failure =
    error instanceof RequestFailure
      ? error
      : new RequestFailure(500, "ServerError", "The local server met an unexpected error.");
  for (const [name, value] of Object.entries(failure.headers)) response.setHeader(name, value);
  sendJson(response, { code: failure.code, description: failure.message }, { status: failure.status });
}
