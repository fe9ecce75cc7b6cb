import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a fault sees it. */
export interface FaultyExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The range asked for; `end` is included. */
  readonly start: number;
  readonly end: number;
  /** Answers as a sound server would. */
  readonly answer: (change?: AnswerChange) => void;
}

export interface AnswerChange {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: Uint8Array | string;
}

/** What happens instead of a sound answer. */
export type Fault = (exchange: FaultyExchange) => void;

/**
 * Serves one file over loopback and misbehaves on demand. Requests that a careful reader would not
 * send (no single range, a token where none belongs, another path) are remembered as unexpected.
 */
export class FaultServer {
  bytes: Uint8Array;
  etag = '"one"';
  /** The token that must come with every request; undefined where none may come. */
  token: string | undefined;
  /** How the token has to be sent. */
  scheme: "Bearer" | "DPoP" = "Bearer";
  /** What requests have to ask for: path and query. */
  target = "/scene/B04.tif";
  readonly unexpected: string[] = [];
  readonly ranges: { readonly start: number; readonly end: number }[] = [];
  requests = 0;
  #faults: Fault[] = [];
  #always: Fault | undefined;
  readonly #server: Server;
  #origin = "";

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  static async start(bytes: Uint8Array): Promise<FaultServer> {
    const server = new FaultServer(bytes);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    server.#origin = `http://127.0.0.1:${(server.#server.address() as AddressInfo).port}`;
    return server;
  }

  get url(): string {
    return `${this.#origin}/scene/B04.tif`;
  }

  /** The next requests meet these faults, one each; later ones are answered well. */
  next(...faults: Fault[]): void {
    this.#faults.push(...faults);
  }

  /** Every request meets this fault until it is called with undefined. */
  every(fault: Fault | undefined): void {
    this.#always = fault;
  }

  /** Forgets faults that no request has met. */
  clear(): void {
    this.#faults = [];
    this.#always = undefined;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === "HEAD") {
      // How a reader finds out whether a server is there at all: without credentials.
      if (request.headers.authorization !== undefined) this.unexpected.push("HEAD with credentials");
      response.writeHead(204).end();
      return;
    }
    this.requests += 1;
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    if (request.method !== "GET" || request.url !== this.target || range === null) {
      this.unexpected.push(`${request.method} ${request.url} ${request.headers.range}`);
      response.writeHead(500).end();
      return;
    }
    const start = Number(range[1]);
    const end = Number(range[2]);
    this.ranges.push({ start, end });
    const exchange: FaultyExchange = {
      request,
      response,
      start,
      end,
      answer: (change = {}) => this.#answer(response, start, end, change),
    };
    const fault = this.#faults.shift() ?? this.#always;
    if (fault !== undefined) {
      fault(exchange);
      return;
    }
    const expected = this.token === undefined ? undefined : `${this.scheme} ${this.token}`;
    if (request.headers.authorization !== expected)
      this.unexpected.push(`Authorization: ${request.headers.authorization}`);
    exchange.answer();
  }

  #answer(
    response: ServerResponse,
    start: number,
    end: number,
    { status, headers, body }: AnswerChange,
  ): void {
    const total = this.bytes.length;
    if (start >= total && status === undefined) {
      response.writeHead(416, { "Content-Range": `bytes */${total}` }).end();
      return;
    }
    const last = Math.min(end, total - 1);
    const all: Record<string, string | undefined> = {
      "Content-Type": "image/tiff",
      "Content-Range": `bytes ${start}-${last}/${total}`,
      ETag: this.etag,
      ...headers,
    };
    for (const [name, value] of Object.entries(all)) if (value !== undefined) response.setHeader(name, value);
    response.writeHead(status ?? 206).end(body ?? this.bytes.subarray(start, last + 1));
  }
}

/** A fault that answers with a status, and headers and a body if wanted. */
export function status(code: number, headers: Record<string, string> = {}, body = ""): Fault {
  return ({ answer }) =>
    answer({ status: code, headers: { "Content-Range": undefined, ETag: undefined, ...headers }, body });
}
