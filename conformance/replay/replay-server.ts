import { meaningOf, type AskedRequest } from "./meaning.ts";
import type { RecordedPair } from "./recorded-pairs.ts";

/** Stands in for the services that were recorded: answers what was asked then, and refuses everything else. */
export class ReplayServer {
  /** What was asked and is not recorded. */
  readonly refused: AskedRequest[] = [];
  readonly #answers = new Map<string, RecordedPair>();

  /** @param pairs the first of those that ask for the same thing is the one that is answered */
  constructor(pairs: readonly RecordedPair[]) {
    for (const pair of pairs) {
      const meaning = meaningOf(pair.request);
      if (!this.#answers.has(meaning)) this.#answers.set(meaning, pair);
    }
  }

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { method = "GET", body, headers } = init;
    const isJson = new Headers(headers).get("content-type")?.startsWith("application/json") === true;
    const text = typeof body === "string" ? body : undefined;
    // Without its type no service reads a body.
    if (text !== undefined && !isJson) return answer(415, { description: "a body that is not called JSON" });
    const request: AskedRequest = { method, url, body: text === undefined ? undefined : JSON.parse(text) };
    const pair = this.#answers.get(meaningOf(request));
    if (pair) return await Promise.resolve(answer(pair.status, pair.json));
    this.refused.push(request);
    return answer(400, { description: "this was never asked when the service was recorded" });
  };
}

function answer(status: number, json: unknown): Response {
  return new Response(JSON.stringify(json), { status, headers: { "content-type": "application/json" } });
}
