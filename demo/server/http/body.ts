import type { IncomingMessage } from "node:http";
import { badRequest, RequestFailure } from "./failure.ts";

/** Far above any polygon a person draws. */
const largestBody = 4 * 1024 * 1024;

/**
 * @returns the body as text.
 * @throws RequestFailure with 413 above 4 MiB.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) {
      throw new RequestFailure(413, "ContentTooLarge", "The request body is larger than 4 MiB.", {
        Connection: "close",
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** @throws RequestFailure with 400 when the body is not a JSON object. */
export async function readJsonObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await readBody(request);
  let value: unknown;
  try {
    value = JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw badRequest("The request body is not valid JSON.");
  }
  if (!isObject(value)) throw badRequest("The request body must be a JSON object.");
  return value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
