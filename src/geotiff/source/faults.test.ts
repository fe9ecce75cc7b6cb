import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../problem/problem.ts";
import { createSourceContext } from "./context.ts";
import { openSource } from "./open-source.ts";
import { endedProblem } from "./status-problem.ts";
import { FaultServer, status, type Fault } from "./testing/fault-server.ts";
import { content, openQuickly, problemOf, quick } from "./testing/impatient.ts";

let server: FaultServer;

beforeEach(async () => {
  server = await FaultServer.start(content);
});

afterEach(async () => {
  await server.stop();
  expect(server.unexpected).toEqual([]);
});

const html = "<!doctype html><title>Sign in</title>";
const inTwoSeconds = () => new Date(Date.now() + 1_000).toUTCString();

const passing: Record<string, Fault> = {
  "408": status(408),
  "429 without Retry-After": status(429),
  "429 with Retry-After in seconds": status(429, { "Retry-After": "1" }),
  "429 with Retry-After as a date": (exchange) => status(429, { "Retry-After": inTwoSeconds() })(exchange),
  "500 as JSON": status(500, { "Content-Type": "application/json" }, '{"error":"boom"}'),
  "502 as HTML": status(502, { "Content-Type": "text/html" }, html),
  "503 as JSON": status(503, { "Content-Type": "application/json" }, "{}"),
  "504 as HTML": status(504, { "Content-Type": "text/html" }, html),
  "a Content-Range that starts elsewhere": ({ start, end, answer }) =>
    answer({ headers: { "Content-Range": `bytes ${start + 1}-${end + 1}/100000` } }),
  "a Content-Range of another length": ({ start, end, answer }) =>
    answer({ headers: { "Content-Range": `bytes ${start}-${end - 5}/100000` } }),
  "a Content-Range that makes no sense": ({ answer }) =>
    answer({ headers: { "Content-Range": "lines 1-2" } }),
  "no Content-Range": ({ answer }) => answer({ headers: { "Content-Range": undefined } }),
  "fewer bytes than announced": ({ start, answer }) => answer({ body: content.subarray(start, start + 10) }),
  "more bytes than announced": ({ answer }) => answer({ body: content }),
  "several ranges in one answer": ({ answer }) =>
    answer({ headers: { "Content-Type": "multipart/byteranges; boundary=x" } }),
  "a web page inside a 206": ({ answer }) =>
    answer({ headers: { "Content-Type": "text/html; charset=utf-8" }, body: html }),
  "a body that is cut": ({ request, response, start, end }) => {
    response.writeHead(206, {
      "Content-Range": `bytes ${start}-${end}/100000`,
      "Content-Length": end - start + 1,
    });
    response.write(content.subarray(start, start + 20));
    setTimeout(() => request.socket.destroy(), 20);
  },
  "a connection that is reset": ({ request }) => request.socket.resetAndDestroy(),
  "no answer at all": () => undefined,
  "a body that trickles": ({ request, response, start, end }) => {
    response.writeHead(206, { "Content-Range": `bytes ${start}-${end}/100000` });
    const timer = setInterval(() => response.write(content.subarray(0, 1)), 20);
    request.socket.on("close", () => clearInterval(timer));
  },
};

describe("a fault that passes", () => {
  it.each(Object.entries(passing))("is recovered from: %s", async (_name, fault) => {
    const source = openQuickly(server.url);
    server.next(fault);
    expect(await source.read(5_000, 2_000)).toEqual(content.subarray(5_000, 7_000));
  });

  it("is recovered from when it starts after the file was opened", async () => {
    const source = openQuickly(server.url);
    await source.read(0, 100);
    server.next(status(503), status(500));
    expect(await source.read(40_000, 100)).toEqual(content.subarray(40_000, 40_100));
  });
});

describe("a fault that stays", () => {
  it.each<[string, Fault, Problem["kind"]]>([
    ["401", status(401), "sign-in"],
    ["403", status(403), "rights"],
    ["404", status(404), "missing"],
    ["410", status(410), "missing"],
    ["412", status(412), "changed"],
    ["416 for bytes that should be there", status(416, { "Content-Range": "bytes */100000" }), "range"],
    ["429", status(429), "server"],
    ["503", status(503), "server"],
    ["no Content-Range", ({ answer }) => answer({ headers: { "Content-Range": undefined } }), "range"],
    [
      "a web page",
      ({ answer }) => answer({ headers: { "Content-Type": "text/html" }, body: html }),
      "format",
    ],
    ["resets", ({ request }) => request.socket.resetAndDestroy(), "network"],
    ["silence", () => undefined, "network"],
  ])("is told for what it is: %s", async (_name, fault, kind) => {
    server.every(fault);
    const problem = await problemOf(openQuickly(server.url).read(0, 1_000));
    expect(problem.kind).toBe(kind);
    expect(problem.message).toContain("B04.tif");
    expect(problem.advice).toBeTruthy();
    expect(problem.url).toBe(server.url);
  });

  it("is asked about once when asking again is no use", async () => {
    server.every(status(403));
    await problemOf(openQuickly(server.url).read(0, 10));
    expect(server.requests).toBe(1);
  });

  it("is not waited for when the server asks for more patience than a person has", async () => {
    server.every(status(429, { "Retry-After": "3600" }));
    expect((await problemOf(openQuickly(server.url).read(0, 10))).kind).toBe("server");
    expect(server.requests).toBe(1);
  });
});

describe("a server without ranges", () => {
  const whole: Fault = ({ response }) =>
    response.writeHead(200, { "Content-Length": content.length }).end(content);

  it("is used for small files, which are loaded once", async () => {
    server.every(whole);
    const source = openQuickly(server.url);
    expect(await source.read(50_000, 10)).toEqual(content.subarray(50_000, 50_010));
    expect(await source.read(7, 10)).toEqual(content.subarray(7, 17));
    expect(server.requests).toBe(1);
    expect(source.size).toBe(content.length);
  });

  it("is refused for large files, without loading them", async () => {
    server.every(whole);
    const problem = await problemOf(
      openQuickly(server.url, { policy: { ...quick, wholeFileLimitBytes: 50_000 } }).read(0, 10),
    );
    expect(problem).toMatchObject({ kind: "range", status: 200 });
  });

  it("is refused when a large file does not announce its length", async () => {
    server.every(({ response }) => {
      response.writeHead(200);
      response.write(content);
      response.end(content);
    });
    const context = createSourceContext({
      connectionsPerHost: 6,
      policy: { ...quick, wholeFileLimitBytes: 50_000 },
    });
    expect((await problemOf(openSource(server.url, context).read(0, 10))).kind).toBe("range");
    expect(context.counters.bytes).toBeLessThan(150_000);
  });
});

describe("a device that goes offline", () => {
  it("says so, and reads on when it is back", async () => {
    let online = false;
    const source = openQuickly(server.url, {
      online: () => online,
      fetch: (input, init) =>
        online ? fetch(input, init) : Promise.reject(new TypeError("Failed to fetch")),
    });
    const problem = await problemOf(source.read(0, 3));
    expect(problem).toMatchObject({
      kind: "network",
      message: "B04.tif cannot be read: the device is offline.",
    });
    online = true;
    expect(await source.read(0, 3)).toEqual(content.subarray(0, 3));
  });
});

describe("an address that was signed beforehand", () => {
  it("says that it ran out where it did, and nothing of it otherwise", () => {
    const end = Date.parse("2025-06-01T12:00:00Z");
    const address = `https://a.test/b.tif?Signature=secret&Key-Pair-Id=k&Expires=${end / 1000}`;
    const problem = endedProblem(403, address, end + 1000);
    expect(problem?.message).toBe("The signed address of b.tif ran out (2025-06-01 12:00 UTC).");
    expect(JSON.stringify(problem)).not.toContain("secret");
    expect(endedProblem(403, address, end - 1000)).toBeUndefined();
    expect(endedProblem(404, address, end + 1000)).toBeUndefined();
    expect(endedProblem(403, "https://a.test/b.tif", end)).toBeUndefined();
  });
});
