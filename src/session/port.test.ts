import { afterEach, describe, expect, it, vi } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { ProblemError } from "../problem/problem.ts";
import { brokerOverPort, servePort } from "./port.ts";
import { fakeBroker } from "../http/testing/fake-broker.ts";
import type { TokenBroker } from "../http/token-broker.ts";

describe("a broker over a port", () => {
  let channel: MessageChannel;
  afterEach(() => {
    channel.port1.close();
    channel.port2.close();
  });

  const worker = (broker: Partial<TokenBroker>) => {
    channel = new MessageChannel();
    servePort(channel.port1, fakeBroker(broker));
    return brokerOverPort(channel.port2);
  };

  it("answers every question with its own answer", async () => {
    const broker = worker({ token: async (origin) => (origin === "https://b" ? undefined : `t ${origin}`) });
    const asked = ["https://a", "https://b", "https://c"].map((origin) => broker.token(origin));
    expect(await Promise.all(asked)).toEqual(["t https://a", undefined, "t https://c"]);
  });

  it("brings problems across as problems", async () => {
    const problem = { kind: "sign-in", message: "Over.", advice: "Again." } as const;
    const broker = worker({ token: () => Promise.reject(new ProblemError(problem)) });
    const failure = await broker.token("https://a").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({ problem });
  });

  it("tells the session which token was refused, and by which host", async () => {
    const reject = vi.fn();
    worker({ reject }).reject("bad", "data.example");
    await eventually(() => expect(reject).toHaveBeenCalledExactlyOnceWith("bad", "data.example"));
  });

  it("stops the question in the session when the worker's request is aborted", async () => {
    const heard = vi.fn();
    const broker = worker({
      token: (_origin, signal) =>
        new Promise((_resolve, reject) => {
          heard("asked");
          signal?.addEventListener("abort", () => {
            heard("stopped");
            reject(new DOMException("", "AbortError"));
          });
        }),
    });
    const aborted = new AbortController();
    const asked = broker.token("https://a", aborted.signal);
    await eventually(() => expect(heard).toHaveBeenCalledWith("asked"));
    aborted.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    await eventually(() => expect(heard).toHaveBeenCalledWith("stopped"));
    await expect(broker.token("https://a", aborted.signal)).rejects.toMatchObject({ name: "AbortError" });
  });

  it("carries signatures and proofs with all they are asked with", async () => {
    const proofFor = vi.fn(async () => "proof");
    const broker = worker({ signatureFor: async (url) => `sig for ${url}`, proofFor });
    expect(await broker.signatureFor("https://a/b")).toBe("sig for https://a/b");
    expect(await broker.proofFor("t", "GET", "https://a/b", "n")).toBe("proof");
    expect(proofFor).toHaveBeenCalledWith("t", "GET", "https://a/b", "n");
  });
});
