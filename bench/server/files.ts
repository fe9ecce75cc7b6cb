import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";

export interface Traffic {
  readonly requests: number;
  /** Of bodies. */
  readonly bytes: number;
}

/** Serves the benchmark's files as an object store does, on an origin of its own. */
export interface FileServer {
  /** Address of a file whose every request is held back for so many milliseconds. */
  address(file: string, latency: number): string;
  /** Since the last call. */
  takeTraffic(): Traffic;
  /** Requests being answered. */
  readonly busy: number;
  /** Milliseconds since the last request arrived. */
  idleFor(): number;
  close(): Promise<void>;
}

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Content-Range, Content-Length, Accept-Ranges, ETag",
};

export async function serveFiles(folder: string): Promise<FileServer> {
  let traffic = { requests: 0, bytes: 0 };
  let busy = 0;
  let last = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    traffic.requests += 1;
    const [, latency = "", file = ""] = new URL(request.url ?? "/", "http://host").pathname.split("/");
    // A preflight costs a round trip like any other request.
    if (Number(latency) > 0) await wait(Number(latency));
    if (request.method === "OPTIONS") {
      response.writeHead(204, {
        ...CORS,
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Max-Age": "600",
      });
      response.end();
      return;
    }
    const sent = await sendFile(join(folder, basename(file)), request, response);
    traffic.bytes += sent;
  };

  const server = createServer((request, response) => {
    busy += 1;
    last = performance.now();
    // Only a page that goes away in the middle of an answer brings us here; others may still be served.
    const failed = (): void => void response.destroy();
    void answer(request, response)
      .catch(failed)
      .finally(() => (busy -= 1));
  });
  const port = await listen(server);
  return {
    address: (file, latency) => `http://127.0.0.1:${port}/${latency}/${file}`,
    takeTraffic() {
      const taken = traffic;
      traffic = { requests: 0, bytes: 0 };
      return taken;
    },
    get busy() {
      return busy;
    },
    idleFor: () => performance.now() - last,
    close: () => close(server),
  };
}

async function sendFile(path: string, request: IncomingMessage, response: ServerResponse): Promise<number> {
  const { size, mtime } = await stat(path);
  const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const start = asked ? Number(asked[1]) : 0;
  const end = asked?.[2] ? Math.min(Number(asked[2]), size - 1) : size - 1;
  const headers = {
    ...CORS,
    "Accept-Ranges": "bytes",
    "Content-Type": "image/tiff",
    ETag: `"${size}-${mtime.getTime()}"`,
    "Last-Modified": mtime.toUTCString(),
  };
  if (start >= size) {
    response.writeHead(416, { ...headers, "Content-Range": `bytes */${size}` }).end();
    return 0;
  }
  const length = end - start + 1;
  const range = asked ? { "Content-Range": `bytes ${start}-${end}/${size}` } : {};
  response.writeHead(asked ? 206 : 200, { ...headers, ...range, "Content-Length": length });
  if (request.method === "HEAD") {
    response.end();
    return 0;
  }
  await pipeline(createReadStream(path, { start, end, highWaterMark: 1 << 18 }), response);
  return length;
}

/** @returns the port */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
