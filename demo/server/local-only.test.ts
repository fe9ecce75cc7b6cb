import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer } from "./server.ts";
import type { DemoServer } from "./server.ts";
import { testFolder, testItem } from "./testing/folder.ts";
import type { TestFolder } from "./testing/folder.ts";

let folder: TestFolder;
let server: DemoServer;

beforeAll(async () => {
  const point = { type: "Point", coordinates: [5, 51] };
  folder = await testFolder({
    "one.json": testItem(
      "one",
      [5, 51, 5, 51],
      { datetime: "2025-06-01T10:00:00Z" },
      { geometry: point, assets: { data: { href: "./one.tif" } } },
    ),
    "one.tif": "pixels",
  });
  server = await startDemoServer({
    port: 0,
    folder: folder.path,
    isSample: false,
    passThrough: ["https://files.example.org"],
  });
});

afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
});

/** `fetch` does not let a test choose `Host`. */
function statusOf(path: string, headers: Readonly<Record<string, string>>, method = "GET"): Promise<number> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once("error", reject)
      .end();
  });
}

const paths = [
  "/open/stac",
  "/open/assets/fields/one/data/one.tif",
  "/through/https/files.example.org/a.tif",
  "/oidc/jwks",
];

describe("the local server", () => {
  it.each(paths)("refuses %s under a name that was pointed at this computer", async (path) => {
    expect(await statusOf(path, { Host: "rebound.example.org" })).toBe(421);
    expect(await statusOf(path, { Host: `rebound.example.org:${server.port}` })).toBe(421);
    expect(await statusOf(path, { Host: "127.0.0.1.example.org" })).toBe(421);
  });

  it.each(paths)("refuses %s to a page of another site, its preflight included", async (path) => {
    expect(await statusOf(path, { Origin: "https://elsewhere.example.org" })).toBe(403);
    expect(await statusOf(path, { Origin: "null" })).toBe(403);
    const preflight = { Origin: "https://elsewhere.example.org", "Access-Control-Request-Method": "GET" };
    expect(await statusOf(path, preflight, "OPTIONS")).toBe(403);
  });

  it("answers pages of this computer, whatever their port", async () => {
    for (const origin of [
      server.origin,
      "http://localhost:9999",
      "http://127.0.0.1:1",
      "http://[::1]:3000",
    ]) {
      expect(await statusOf("/open/stac", { Origin: origin }), origin).toBe(200);
    }
    expect(await statusOf("/open/stac", { Host: `localhost:${server.port}` })).toBe(200);
  });
});
