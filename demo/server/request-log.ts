import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

export interface LoggedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** 0 where the connection ended before there was an answer. */
  readonly status: number;
  /** Bytes sent, headers included. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Reports the request once its answer has been sent or its connection has ended. */
export function logWhenDone(
  request: IncomingMessage,
  response: ServerResponse,
  onRequest: (logged: LoggedRequest) => void,
): void {
  const { method = "GET", url = "/", headers, socket } = request;
  const sentBefore = socket.bytesWritten;
  const begun = performance.now();
  response.once("close", () => {
    onRequest({
      method,
      url,
      headers,
      status: response.headersSent ? response.statusCode : 0,
      bytes: socket.bytesWritten - sentBefore,
      milliseconds: performance.now() - begun,
    });
  });
}
