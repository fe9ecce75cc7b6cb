import { describe, expect, it } from "vitest";
import { requestText, type TextRequest } from "./request-text.ts";
import { FakeEnvironment } from "./testing/fake-environment.ts";

const REQUEST: TextRequest = {
  url: "https://id.example.org/token",
  init: { method: "POST", headers: { accept: "application/json" }, cache: "force-cache", redirect: "follow" },
  deadlineMs: 30_000,
  late: { kind: "network", message: "It was late." },
  unreachable: { kind: "network", message: "It was not there." },
};

describe("a request for a text", () => {
  it("gives the answer whatever its status", async () => {
    const environment = new FakeEnvironment(async () => new Response("slow down", { status: 429 }));
    expect(await requestText(environment, REQUEST)).toMatchObject({ status: 429, body: "slow down" });
  });

  it("is not cached, not redirected, and sends no cookies", async () => {
    const seen: (RequestInit | undefined)[] = [];
    const environment = new FakeEnvironment(async (_url, init) => {
      seen.push(init);
      return new Response();
    });
    await requestText(environment, REQUEST);
    expect(seen[0]).toMatchObject({
      method: "POST",
      cache: "no-store",
      redirect: "error",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
  });

  it("fails for now when there is no answer, and says which kind of none", async () => {
    const broken = new FakeEnvironment(() => Promise.reject(new TypeError("Failed to fetch")));
    const absent = { transient: true, problem: REQUEST.unreachable };
    await expect(requestText(broken, REQUEST)).rejects.toMatchObject(absent);
    // Headers come, and the body never does.
    const stuck = new FakeEnvironment(async () => new Response(new ReadableStream()));
    const late = expect(requestText(stuck, REQUEST)).rejects.toMatchObject({
      transient: true,
      problem: REQUEST.late,
    });
    await stuck.pass(30_000);
    await late;
  });
});
