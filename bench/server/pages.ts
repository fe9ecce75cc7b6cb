import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { close, listen } from "./files.ts";

/** Serves the built pages: `/NAME` is an empty page that loads the candidate of that name. */
export interface PageServer {
  address(candidate: string): string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

export async function servePages(folder: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://host").pathname);
    void (extname(path) === ""
      ? sendPage(folder, path.slice(1), response)
      : sendFile(folder, path, response));
  });
  const port = await listen(server);
  return { address: (candidate) => `http://127.0.0.1:${port}/${candidate}`, close: () => close(server) };
}

async function sendPage(folder: string, candidate: string, response: ServerResponse): Promise<void> {
  const style = existsSync(join(folder, "style.css")) ? `<link rel="stylesheet" href="/style.css">` : "";
  response.writeHead(200, { "Content-Type": "text/html" });
  response.end(`<!doctype html><meta charset="utf-8"><title>${candidate}</title>${style}
<link rel="icon" href="data:,">
<style>html, body { margin: 0 } #map { position: relative; width: 1024px; height: 768px }</style>
<div id="map"></div><script type="module" src="/${candidate}.js"></script>`);
}

/** A basemap with nothing in it. */
const EMPTY_STYLE = JSON.stringify({ version: 8, sources: {}, layers: [] });

async function sendFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  if (path === "/empty-style.json") {
    response.writeHead(200, { "Content-Type": "application/json" }).end(EMPTY_STYLE);
    return;
  }
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  try {
    const body = await readFile(join(folder, path));
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "max-age=600" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
