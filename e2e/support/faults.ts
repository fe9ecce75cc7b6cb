import type { IncomingMessage, ServerResponse } from "node:http";

/** May answer a request instead of the server; true when it has. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Answers every request whose path matches instead of the server. */
export function answering(path: RegExp, status: number, type: string, body: string): Intercept {
  return (request, response) => {
    if (request.method === "OPTIONS" || !path.test(request.url ?? "")) return false;
    response.writeHead(status, { "Content-Type": type, "Access-Control-Allow-Origin": "*" });
    response.end(body);
    return true;
  };
}

/** Ends the connection of every matching request without an answer. */
export function hangingUp(path: RegExp): Intercept {
  return (request, response) => {
    if (!path.test(request.url ?? "")) return false;
    response.destroy();
    return true;
  };
}

/** A STAC API of one collection whose search finds these items. */
export function catalogueOf(items: () => readonly unknown[]): Intercept {
  const json = (response: ServerResponse, value: unknown) => {
    response.writeHead(200, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" });
    response.end(JSON.stringify(value));
    return true;
  };
  const extent = {
    spatial: { bbox: [[5.7, 51.1, 6.2, 51.3]] },
    temporal: { interval: [["2025-01-01T00:00:00Z", null]] },
  };
  const collection = {
    type: "Collection",
    stac_version: "1.1.0",
    id: "sample-season",
    title: "Sample",
    description: "Sample",
    license: "CC0-1.0",
    extent,
    links: [],
  };
  return (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/open/stac/search")
      return json(response, { type: "FeatureCollection", features: items(), links: [] });
    if (path === "/open/stac/collections") return json(response, { collections: [collection], links: [] });
    if (path === "/open/stac/collections/sample-season") return json(response, collection);
    return false;
  };
}
