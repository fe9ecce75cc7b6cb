import { readFile } from "node:fs/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer } from "../server.ts";
import type { DemoServer, DemoServerOptions } from "../server.ts";
import type { LoggedRequest } from "../request-log.ts";
import { testFolder, testItem } from "../testing/folder.ts";
import type { TestFolder } from "../testing/folder.ts";

const text = "export const answer = 42;\n".repeat(200);
const logged: LoggedRequest[] = [];
let folder: TestFolder;
let app: TestFolder;
let server: DemoServer;

beforeAll(async () => {
  folder = await testFolder({
    "one.json": testItem(
      "one",
      [5, 51, 6, 52],
      { datetime: "2025-06-01T10:00:00Z" },
      { assets: { data: { href: "./one.tif" }, remote: { href: "https://files.example.org/one.tif?x=1" } } },
    ),
    "one.tif": "pixels",
  });
  app = await testFolder({
    "index.html": '<!doctype html><meta charset="utf-8"><title>Revisit</title>',
    "config.json": await readFile(new URL("../../../public/config.json", import.meta.url)),
    "assets/index-abc.js": text,
    "favicon.svg": "<svg/>",
  });
  server = await start({ onRequest: (request) => logged.push(request) });
});

afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

function start(more: Partial<DemoServerOptions>): Promise<DemoServer> {
  return startDemoServer({ port: 0, folder: folder.path, app: app.path, isSample: false, ...more });
}

/** The body as it went over the wire: `fetch` would decompress it. */
function raw(path: string, encoding: string): Promise<{ encoding: string | undefined; body: Buffer }> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, headers: { "Accept-Encoding": encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("end", () =>
        resolve({ encoding: response.headers["content-encoding"], body: Buffer.concat(chunks) }),
      );
    })
      .once("error", reject)
      .end();
  });
}

describe("the application", () => {
  it("is sent with a strict policy that names the origins of the configuration", async () => {
    const { headers } = await fetch(`${server.origin}/`);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(/connect-src [^;]*/.exec(policy)?.[0]).toContain("https://stac.terrascope.be");
    expect(/connect-src [^;]*/.exec(policy)?.[0]).toContain("https://files.example.org");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin-allow-popups");
  });

  it("may be kept for ever where names carry a hash, and is asked for again elsewhere", async () => {
    const cached = async (path: string) => (await fetch(server.origin + path)).headers.get("cache-control");
    expect(await cached("/assets/index-abc.js")).toBe("public, max-age=31536000, immutable");
    expect(await cached("/")).toBe("no-cache");
    expect(await cached("/config.json")).toBe("no-cache");
  });

  it("is compressed with what the browser takes", async () => {
    const brotli = await raw("/assets/index-abc.js", "gzip, deflate, br");
    expect(brotli.encoding).toBe("br");
    expect(brotliDecompressSync(brotli.body).toString()).toBe(text);
    const gzip = await raw("/assets/index-abc.js", "gzip;q=1.0, br;q=0");
    expect(gzip.encoding).toBe("gzip");
    expect(gunzipSync(gzip.body).toString()).toBe(text);
    const plain = await raw("/assets/index-abc.js", "identity");
    expect([plain.encoding, plain.body.toString()]).toEqual([undefined, text]);
  });

  it("is not sent again while it has not changed", async () => {
    const etag = (await fetch(`${server.origin}/favicon.svg`)).headers.get("etag") ?? "";
    const again = await fetch(`${server.origin}/favicon.svg`, { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });

  it("answers 404 for what it does not have", async () => {
    expect((await fetch(`${server.origin}/nothing.js`)).status).toBe(404);
    expect((await fetch(`${server.origin}/assets`)).status).toBe(404);
  });
});

describe("the configuration", () => {
  it("begins with the folder, open and signed in, and keeps the rest", async () => {
    const { catalogues, providers } = (await (await fetch(`${server.origin}/config.json`)).json()) as {
      catalogues: Record<string, unknown>[];
      providers: { id: string }[];
    };
    expect(catalogues.slice(0, 3).map(({ id }) => id)).toEqual(["folder", "folder-signed", "terrascope"]);
    expect(catalogues[0]).toMatchObject({
      url: "./open/stac",
      synthetic: false,
      start: { collection: "fields", bbox: [5, 51, 6, 52], from: "2025-06-01", to: "2025-06-01" },
    });
    expect(catalogues[1]).toMatchObject({ url: "./signed/stac", provider: "demo" });
    expect(providers.map(({ id }) => id)).toContain("demo");
  });

  it("has the whole season and its sign-in in place of the small one of the build", async () => {
    const sample = await start({ isSample: true });
    const [served, written] = await Promise.all([
      fetch(`${sample.origin}/config.json`).then((response) => response.json()),
      readFile(new URL("../../../public/config.json", import.meta.url), "utf8").then(JSON.parse),
    ]);
    await sample.close();
    const { catalogues, providers } = written as Record<string, { id: string }[]>;
    const ids = (list: readonly { id: string }[] = []) => list.map(({ id }) => id);
    expect(served).toEqual({ ...written, catalogues: expect.anything(), providers: expect.anything() });
    expect(ids(catalogues)[0]).toBe("small-season");
    expect(ids(served.catalogues)).toEqual(["sample", "sample-signed", ...ids(catalogues).slice(1)]);
    expect(ids(served.providers)).toEqual(["demo", ...ids(providers)]);
  });
});

describe("the server", () => {
  it("takes the next port when the wanted one is taken", async () => {
    const second = await start({ port: server.port });
    await second.close();
    expect(second.port).toBeGreaterThan(server.port);
  });

  it("reports requests with their status", async () => {
    await fetch(`${server.origin}/open/assets/one.tif`, { headers: { Range: "bytes=0-1" } });
    await expect
      .poll(() => logged.at(-1))
      .toMatchObject({
        method: "GET",
        url: "/open/assets/one.tif",
        status: 206,
      });
    expect(logged.at(-1)?.headers.range).toBe("bytes=0-1");
  });

  it("lets a test answer before anybody else", async () => {
    const faulty = await start({
      intercept: (_request, response) => {
        response.writeHead(503).end();
        return true;
      },
    });
    const { status } = await fetch(`${faulty.origin}/open/stac`);
    await faulty.close();
    expect(status).toBe(503);
  });

  it("sends a page opened as localhost to the address the sign-in knows", async () => {
    const response = await fetch(`http://localhost:${server.port}/?x=1`, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([307, `${server.origin}/?x=1`]);
  });
});
