import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultServer, type Fault } from "./testing/fault-server.ts";
import { content, openQuickly, problemOf } from "./testing/impatient.ts";

let server: FaultServer;

beforeEach(async () => {
  server = await FaultServer.start(content);
});

afterEach(async () => {
  await server.stop();
  expect(server.unexpected).toEqual([]);
});

describe("a file that is replaced while it is read", () => {
  it("is noticed by its ETag", async () => {
    const source = openQuickly(server.url);
    await source.read(0, 100);
    server.etag = '"two"';
    server.bytes = content.map((byte) => byte ^ 1);
    expect((await problemOf(source.read(50_000, 100))).kind).toBe("changed");
  });

  it("is noticed by its length", async () => {
    const source = openQuickly(server.url);
    await source.read(0, 100);
    server.bytes = content.subarray(0, 90_000);
    expect((await problemOf(source.read(50_000, 100))).kind).toBe("changed");
  });

  it("is noticed by its date where the ETag is not shown", async () => {
    const dated =
      (date: string): Fault =>
      (exchange) =>
        exchange.answer({ headers: { ETag: undefined, "Last-Modified": date } });
    const source = openQuickly(server.url);
    server.next(dated("Wed, 01 Jan 2025 00:00:00 GMT"), dated("Thu, 02 Jan 2025 00:00:00 GMT"));
    await source.read(0, 100);
    server.bytes = content.map((byte) => byte ^ 1);
    expect((await problemOf(source.read(50_000, 100))).kind).toBe("changed");
  });

  it("is noticed where the header stayed the same", async () => {
    const source = openQuickly(server.url);
    await source.read(0, 100);
    await source.read(30_000, 100);
    server.etag = '"two"';
    server.bytes = content.map((byte, index) => (index < 20_000 ? byte : byte ^ 1));
    expect((await problemOf(source.read(50_000, 100))).kind).toBe("changed");
  });

  it("is not suspected when every server behind a name has its own ETag for the same bytes", async () => {
    const source = openQuickly(server.url);
    for (let answer = 0; answer < 6; answer += 1) {
      server.etag = `"${answer}"`;
      const offset = answer * 10_000;
      expect(await source.read(offset, 50)).toEqual(content.subarray(offset, offset + 50));
    }
  });

  it("is not suspected when a cache only weakens the ETag", async () => {
    const source = openQuickly(server.url);
    await source.read(0, 100);
    server.etag = 'W/"one"';
    expect(await source.read(50_000, 3)).toEqual(content.subarray(50_000, 50_003));
  });
});
