import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokerOfTokens } from "../../http/testing/fake-broker.ts";
import { createSourceContext } from "./context.ts";
import { openSource } from "./open-source.ts";
import { FaultServer, status } from "./testing/fault-server.ts";
import { content, openQuickly, problemOf, quick } from "./testing/impatient.ts";

let server: FaultServer;

beforeEach(async () => {
  server = await FaultServer.start(content);
});

afterEach(async () => {
  await server.stop();
  expect(server.unexpected).toEqual([]);
});

describe("a protected file", () => {
  it("is read with the token", async () => {
    server.token = "good";
    expect(await openQuickly(server.url, { broker: brokerOfTokens("good") }).read(0, 3)).toEqual(
      content.subarray(0, 3),
    );
  });

  it("is read again with a new token after one 401", async () => {
    const broker = brokerOfTokens("old", "new");
    server.token = "new";
    server.next(status(401));
    expect(await openQuickly(server.url, { broker }).read(0, 3)).toEqual(content.subarray(0, 3));
    expect(broker.rejected).toEqual(["old"]);
    expect(server.requests).toBe(2);
  });

  it("is given up after a second 401", async () => {
    const broker = brokerOfTokens("old", "new", "newer");
    server.every(status(401));
    expect((await problemOf(openQuickly(server.url, { broker }).read(0, 3))).kind).toBe("sign-in");
    expect(server.requests).toBe(2);
  });

  it("does not take its token along to another origin", async () => {
    const elsewhere = await FaultServer.start(content);
    server.every(status(302, { Location: elsewhere.url }));
    const problem = await problemOf(openQuickly(server.url, { broker: brokerOfTokens("secret") }).read(0, 3));
    expect(problem.kind).toBe("configuration");
    expect(elsewhere.requests).toBe(0);
    await elsewhere.stop();
  });

  it("never shows its token or a signature in an error", async () => {
    server.every((exchange) => {
      exchange.response.writeHead(500).end("secret");
    });
    const context = createSourceContext({
      connectionsPerHost: 1,
      policy: quick,
      broker: brokerOfTokens("secret"),
    });
    const error = await openSource(server.url, context)
      .read(0, 3)
      .catch((reason: unknown) => reason);
    expect(JSON.stringify([error, String(error)])).not.toContain("secret");
  });
});
