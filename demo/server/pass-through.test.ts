import { createServer } from "node:http";
import type { IncomingHttpHeaders, Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "./listen.ts";
import { startDemoServer } from "./server.ts";
import type { DemoServer } from "./server.ts";
import { testFolder, testItem } from "./testing/folder.ts";
import type { TestFolder } from "./testing/folder.ts";

/** A service without CORS headers, as some data hosts are. */
let service: Server;
let host: string;
let seen: IncomingHttpHeaders = {};
let folder: TestFolder;
let server: DemoServer;

beforeAll(async () => {
  service = createServer((request, response) => {
    seen = request.headers;
    if (request.url === "/moved") {
      response.writeHead(302, { Location: "https://elsewhere.example/" }).end();
    } else {
      response.writeHead(206, {
        "Content-Type": "text/html",
        "Content-Range": "bytes 0-3/100",
        "Content-Length": 4,
        ETag: '"1"',
        "Set-Cookie": "a=b",
      });
      response.end(request.url?.slice(1, 5));
    }
  });
  host = `127.0.0.1:${await listen(service, 0)}`;
  folder = await testFolder({ "one.json": testItem("one", [5, 51, 6, 52], {}), "one.tif": "pixels" });
  const options = { port: 0, folder: folder.path, isSample: false };
  server = await startDemoServer({ ...options, passThrough: [`http://${host}`, "http://127.0.0.1:9"] });
});

afterAll(async () => {
  await server.close();
  service.close();
  service.closeAllConnections();
  await folder[Symbol.asyncDispose]();
});

function through(path: string, headers: Record<string, string> = {}) {
  return fetch(`${server.origin}/through/${path}`, { headers });
}

describe("the pass-through", () => {
  it("forwards a range with its token and returns the answer as it is", async () => {
    const response = await through(`http/${host}/file?x=1`, {
      Authorization: "Bearer abc",
      Range: "bytes=0-3",
      Cookie: "session=mine",
    });
    expect([response.status, await response.text()]).toEqual([206, "file"]);
    expect(response.headers.get("content-range")).toBe("bytes 0-3/100");
    expect(response.headers.get("etag")).toBe('"1"');
    expect(seen).toMatchObject({ authorization: "Bearer abc", range: "bytes=0-3" });
    expect(seen.cookie).toBeUndefined();
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it("never lets the page of another site run as one of its own", async () => {
    const { headers } = await through(`http/${host}/file`);
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(headers.get("content-disposition")).toBe("attachment");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    "https/example.org/file",
    "http/127.0.0.1/file",
    "http/localhost/file",
    "file/etc/passwd",
    "http/someone@example.org/file",
    "http",
  ])("does not lead to %s", async (path) => expect((await through(path)).status).toBe(403));

  it("does not lead past a listed host by a name written before it", async () => {
    expect((await through(`http/${host}@example.org/file`)).status).toBe(403);
    expect((await through(`http/user@${host}/file`)).status).toBe(403);
  });

  it("serves no page of another origin", async () => {
    expect((await through(`http/${host}/file`, { "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
  });

  it("follows no redirect, which could take the token elsewhere", async () => {
    expect((await through(`http/${host}/moved`)).status).toBe(502);
  });

  it("says that a service cannot be reached", async () => {
    const response = await through("http/127.0.0.1:9/file");
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ description: "http://127.0.0.1:9 cannot be reached." });
  });

  it("is not there unless it was asked for", async () => {
    const plain = await startDemoServer({ port: 0, folder: folder.path, isSample: false });
    const { status } = await fetch(`${plain.origin}/through/http/${host}/file`);
    await plain.close();
    expect(status).toBe(404);
  });
});
