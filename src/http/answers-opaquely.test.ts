import { describe, expect, it } from "vitest";
import { answersOpaquely } from "./answers-opaquely.ts";
import { FakeEnvironment } from "./testing/fake-environment.ts";

const FILE = "https://data.example.org/a.tif";

function answering(type: string): Response {
  return Object.defineProperty(new Response(), "type", { value: type });
}

describe("the question whether a server is there", () => {
  it("is put without credentials, and answered by an answer that stays hidden", async () => {
    const asked: (RequestInit | undefined)[] = [];
    const environment = new FakeEnvironment(async (_url, init) => {
      asked.push(init);
      return answering("opaque");
    });
    expect(await answersOpaquely(environment, FILE)).toBe(true);
    expect(asked).toEqual([
      expect.objectContaining({ mode: "no-cors", credentials: "omit", referrerPolicy: "no-referrer" }),
    ]);
    expect(asked[0]?.headers).toBeUndefined();
  });

  it("is denied by the page's own server, whose answers are never hidden", async () => {
    const environment = new FakeEnvironment(async () => answering("basic"));
    expect(await answersOpaquely(environment, FILE)).toBe(false);
  });

  it("is denied by a broken connection, and by silence", async () => {
    const broken = new FakeEnvironment(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await answersOpaquely(broken, FILE)).toBe(false);
    const silent = new FakeEnvironment(() => new Promise(() => undefined));
    const asked = answersOpaquely(silent, FILE);
    await silent.pass(10_000);
    expect(await asked).toBe(false);
  });

  it("is withdrawn when it is aborted", async () => {
    const silent = new FakeEnvironment(() => new Promise(() => undefined));
    const asked = answersOpaquely(silent, FILE, AbortSignal.abort());
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });
});
