import { mkdtemp, readFile, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasNginx, makeCertificate, startNginx } from "./testing/nginx.ts";
import type { WebServer } from "./testing/web-server.ts";

const host = "services.terrascope.be";
const systemCertificates = "/etc/ssl/certs/ca-certificates.crt";

/** What the service and a server elsewhere have received. */
const seen: { url: string; headers: IncomingHttpHeaders }[] = [];
const elsewhereSeen: string[] = [];
let folder: string;
let service: Server;
let elsewhere: Server;
let nginx: WebServer;
let suspicious: WebServer;

async function snippet(): Promise<string> {
  const text = await readFile(new URL("../../docs/sign-in.md", import.meta.url), "utf8");
  const found = /```nginx\n(.*?)```/s.exec(text)?.[1];
  if (found === undefined) throw new Error("docs/sign-in.md shows no nginx location");
  return found;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

// Exactly what the documentation shows, but for the certificates that it trusts.
describe.skipIf(!hasNginx())("the nginx location of docs/sign-in.md", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "revisit-certificates-"));
    const own = await makeCertificate(folder, "own", host);
    const other = await makeCertificate(folder, "other", host);
    elsewhere = createServer({ key: own.key, cert: own.certificate }, (request, response) => {
      elsewhereSeen.push(request.url ?? "");
      response.end();
    });
    const away = `https://127.0.0.1:${await listen(elsewhere)}/away`;
    service = createServer({ key: own.key, cert: own.certificate }, (request, response) => {
      seen.push({ url: request.url ?? "", headers: request.headers });
      if (request.url === "/moved") response.writeHead(302, { Location: away }).end();
      else if (request.url === "/refused") response.writeHead(401, { "WWW-Authenticate": "Bearer" }).end();
      else {
        const headers = { "Content-Range": "bytes 2-5/100", "Content-Length": 4, "Set-Cookie": "a=b" };
        response.writeHead(206, { ...headers, "Content-Type": "text/html", ETag: '"1"' }).end("part");
      }
    });
    const location = await snippet();
    expect(location).toContain(systemCertificates);
    const trusting = ({ path }: { path: string }) =>
      `${location.replace(systemCertificates, path)}\nlocation / { return 404; }`;
    const upstreams = { [host]: await listen(service) };
    nginx = await startNginx(upstreams, trusting(own));
    suspicious = await startNginx(upstreams, trusting(other));
  });

  beforeEach(() => {
    seen.length = 0;
  });

  afterAll(async () => {
    await Promise.all([nginx.close(), suspicious.close()]);
    for (const server of [service, elsewhere]) {
      server.close();
      server.closeAllConnections();
    }
    await rm(folder, { recursive: true });
  });

  /** A request whose path is sent as it is written. */
  function ask(path: string, { method = "GET", headers = {}, by = nginx } = {}) {
    return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const { port } = new URL(by.origin);
      const sent = httpRequest({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      });
      sent.on("error", reject).end();
    });
  }

  const file = `/through/https/${host}/a%20b/c.tif?sig=x%2By`;

  it("forwards a range with its token and returns the part as it is", async () => {
    const headers = { Authorization: "Bearer abc", Range: "bytes=2-5", Cookie: "mine=1", DPoP: "proof" };
    const { status, body, headers: returned } = await ask(file, { headers });
    expect([status, body]).toEqual([206, "part"]);
    expect(returned).toMatchObject({ "content-range": "bytes 2-5/100", etag: '"1"' });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toBe("/a%20b/c.tif?sig=x%2By");
    expect(seen[0]?.headers).toMatchObject({
      host,
      authorization: "Bearer abc",
      range: "bytes=2-5",
      dpop: "proof",
      "accept-encoding": "identity",
    });
    expect(seen[0]?.headers.cookie).toBeUndefined();
  });

  it("never lets the page of another site run as one of its own, nor set its cookies", async () => {
    const { headers } = await ask(file);
    expect(headers).toMatchObject({
      "content-security-policy": "sandbox; default-src 'none'",
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
    });
    expect(headers["set-cookie"]).toBeUndefined();
  });

  it("passes a refusal on, so that the page can renew its token", async () => {
    const { status, headers } = await ask(`/through/https/${host}/refused`);
    expect([status, headers["www-authenticate"]]).toEqual([401, "Bearer"]);
  });

  it("follows no redirect: the page gets it and refuses it", async () => {
    const { status } = await ask(`/through/https/${host}/moved`, {
      headers: { Authorization: "Bearer abc" },
    });
    expect(status).toBe(302);
    expect(elsewhereSeen).toEqual([]);
  });

  it.each([
    "/through/https/example.org/a.tif",
    `/through/http/${host}/a.tif`,
    `/through/https/${host}.example.org/a.tif`,
    `/through/https/${host}@example.org/a.tif`,
    `/through/https/${host}:8443/a.tif`,
    `/through/https/${host}`,
    `/through/https/${host}/../example.org/a.tif`,
    `/through/https/${host}/%2e%2e/example.org/a.tif`,
  ])("leads nowhere by %s", async (path) => {
    const { status } = await ask(path, { headers: { Authorization: "Bearer abc" } });
    expect(status).toBeGreaterThanOrEqual(300);
    expect(seen).toEqual([]);
  });

  it("answers HEAD, and no other method than that and GET", async () => {
    expect((await ask(file, { method: "HEAD" })).status).toBe(206);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      expect((await ask(file, { method })).status, method).toBe(403);
    }
    expect(seen).toHaveLength(1);
  });

  it("serves no page of another origin", async () => {
    for (const site of ["cross-site", "same-site"]) {
      expect((await ask(file, { headers: { "Sec-Fetch-Site": site } })).status, site).toBe(403);
    }
    expect((await ask(file, { headers: { "Sec-Fetch-Site": "same-origin" } })).status).toBe(206);
  });

  it("sends nothing to a service whose certificate it does not trust", async () => {
    expect((await ask(file, { by: suspicious, headers: { Authorization: "Bearer abc" } })).status).toBe(502);
    expect(seen).toEqual([]);
  });
});
