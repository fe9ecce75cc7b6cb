import { symlink, utimes } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer } from "../server.ts";
import type { DemoServer } from "../server.ts";
import { testFolder, testItem } from "../testing/folder.ts";
import type { TestFolder } from "../testing/folder.ts";

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const modified = new Date("2025-03-04T05:06:07.890Z");
let outside: TestFolder;
let folder: TestFolder;
let server: DemoServer;
let file: string;

beforeAll(async () => {
  outside = await testFolder({ "secret.tif": "secret", "secret.txt": "secret" });
  const item = testItem("one", [5, 51, 6, 52], { datetime: "2025-06-01T10:00:00Z" });
  folder = await testFolder({
    "sub folder/one.json": {
      ...item,
      assets: {
        data: { href: "./one%20ä.tif" },
        up: { href: "../../secret.txt" },
        absolute: { href: join(outside.path, "secret.txt") },
        url: { href: `file://${outside.path}/secret.txt` },
        link: { href: "./link.tif" },
      },
    },
    "sub folder/one ä.tif": bytes,
    "sub folder/one ä.tif.ovr": "overview",
    "unnamed.tif": "no item names this",
    ".hidden/h.json": { ...item, id: "hidden" },
  });
  await symlink(join(outside.path, "secret.tif"), join(folder.path, "sub folder/link.tif"));
  await utimes(join(folder.path, "sub folder/one ä.tif"), modified, modified);
  server = await startDemoServer({ port: 0, folder: folder.path, isSample: false });
  file = `${server.origin}/open/assets/sub%20folder/one%20%C3%A4.tif`;
});

afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
  await outside[Symbol.asyncDispose]();
});

function read(headers: Record<string, string>, method = "GET") {
  return fetch(file, { method, headers });
}

async function body(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

/** `fetch` tidies addresses up before it sends them; this does not. */
function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
}

describe("reading a file", () => {
  it("answers the whole of it with length, type and validators", async () => {
    const response = await read({});
    expect(response.status).toBe(200);
    expect(await body(response)).toEqual(bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "content-length": "1000",
      "content-type": "image/tiff; application=geotiff; profile=cloud-optimized",
      "last-modified": "Tue, 04 Mar 2025 05:06:07 GMT",
      etag: expect.stringMatching(/^"[^"]+"$/) as string,
    });
  });

  it("answers a range with 206 and says which", async () => {
    const response = await read({ Range: "bytes=10-19" });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe("bytes 10-19/1000");
    expect(response.headers.get("access-control-expose-headers")).toContain("Content-Range");
    expect(await body(response)).toEqual(bytes.subarray(10, 20));
  });

  it("answers the end of it for a suffix", async () => {
    expect(await body(await read({ Range: "bytes=-7" }))).toEqual(bytes.subarray(993));
  });

  it("answers 416 with the size for a range behind its end", async () => {
    const response = await read({ Range: "bytes=1000-" });
    expect([response.status, response.headers.get("content-range")]).toEqual([416, "bytes */1000"]);
  });

  it("answers HEAD with the same headers and no body", async () => {
    const response = await read({}, "HEAD");
    expect([response.status, response.headers.get("content-length")]).toEqual([200, "1000"]);
    expect((await body(response)).length).toBe(0);
  });

  it("serves an overview file beside it", async () => {
    expect((await fetch(`${file}.ovr`)).status).toBe(200);
  });
});

describe("a conditional request", () => {
  it("gets the range only of the file it knows", async () => {
    const etag = (await read({})).headers.get("etag") ?? "";
    const range = { Range: "bytes=0-1" };
    expect((await read({ ...range, "If-Range": etag })).status).toBe(206);
    expect((await read({ ...range, "If-Range": '"another"' })).status).toBe(200);
    expect((await read({ ...range, "If-Range": `W/${etag}` })).status).toBe(200);
    expect((await read({ ...range, "If-Range": modified.toUTCString() })).status).toBe(206);
    expect((await read({ ...range, "If-Range": new Date(0).toUTCString() })).status).toBe(200);
    expect((await read({ ...range, "If-Match": etag })).status).toBe(206);
    expect((await read({ ...range, "If-Match": '"another"' })).status).toBe(412);
  });

  it("is told that nothing changed", async () => {
    const etag = (await read({})).headers.get("etag") ?? "";
    expect((await read({ "If-None-Match": etag })).status).toBe(304);
    expect((await read({ "If-None-Match": '"another"' })).status).toBe(200);
    expect((await read({ "If-Modified-Since": modified.toUTCString() })).status).toBe(304);
  });
});

describe("files that do not belong to the catalogue", () => {
  it("stay as the item wrote them and are not linked to", async () => {
    const { features } = (await (await fetch(`${server.origin}/open/stac/search`)).json()) as {
      features: { id: string; assets: Record<string, { href: string }> }[];
    };
    expect(features.map(({ id }) => id)).toEqual(["one"]);
    expect(features[0]?.assets["data"]?.href).toBe(file);
    expect(features[0]?.assets["up"]?.href).toBe("../../secret.txt");
    expect(features[0]?.assets["link"]?.href).toBe("./link.tif");
  });

  it.each([
    "/open/assets/../../etc/passwd",
    "/open/assets/..%2f..%2fetc%2fpasswd",
    "/open/assets/%2e%2e/%2e%2e/etc/passwd",
    "/open/assets/..%5c..%5cetc%5cpasswd",
    "/open/assets//etc/passwd",
    "/open/assets/sub%20folder/link.tif",
    "/open/assets/sub%20folder/one.json",
    "/open/assets/sub%20folder%2Fone%20%C3%A4.tif",
    "/open/assets/unnamed.tif",
    "/open/assets/sub%20folder",
    "/open/assets/sub%20folder/one%20%C3%A4.tif%00.png",
    "/open/assets/",
  ])("are not served at %s", async (path) => expect(await statusOf(path)).toBe(404));

  it("are not served by an address that cannot be decoded", async () => {
    expect(await statusOf("/open/assets/%E0%A4%A")).toBe(400);
  });
});
