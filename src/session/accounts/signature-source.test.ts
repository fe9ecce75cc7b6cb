import { beforeEach, describe, expect, it } from "vitest";
import type { SignatureProviderConfig } from "../../config/types.ts";
import { createSession } from "../session.ts";
import { containerOf } from "./signature-source.ts";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";

const provider: SignatureProviderConfig = {
  kind: "signature",
  id: "planetary",
  title: "Planetary Computer",
  origins: ["https://sentinel2l2a01.blob.core.windows.net"],
  tokenUrl: "https://planetarycomputer.microsoft.com/api/sas/v1/token/{collection}",
};
const asset = (name: string) => `https://sentinel2l2a01.blob.core.windows.net/sentinel2-l2/31/U/${name}.tif`;

describe("signatures for assets", () => {
  let browser: SimulatedBrowser;
  let asked: string[];
  let answers: (() => Response)[];
  const session = () => createSession([provider], browser.tab({ fetch }));
  const fetch = async (url: string) => {
    asked.push(url);
    return answers.shift()?.() ?? signature(3600);
  };
  const signature = (seconds: number) =>
    Response.json({
      "msft:expiry": new Date(browser.now() + seconds * 1000).toISOString(),
      token: `st=now&sig=secret-${asked.length}`,
    });

  beforeEach(() => {
    browser = new SimulatedBrowser(undefined, 100);
    asked = [];
    answers = [];
  });

  it("are asked for once per container, for assets of the listed hosts only", async () => {
    const broker = session();
    const signed = await Promise.all(["a", "b", "c"].map((name) => broker.signatureFor(asset(name))));
    expect(new Set(signed)).toEqual(new Set(["st=now&sig=secret-1"]));
    expect(asked).toEqual([
      "https://planetarycomputer.microsoft.com/api/sas/v1/token/sentinel2l2a01/sentinel2-l2",
    ]);
    expect(
      await broker.signatureFor("https://other.blob.core.windows.net/sentinel2-l2/a.tif"),
    ).toBeUndefined();
    expect(await broker.token("https://sentinel2l2a01.blob.core.windows.net")).toBeUndefined();
  });

  it("are not asked for without end where every one is refused", async () => {
    // At a hundred times the pace, fifty tiles of a busy machine would take longer than the pause between requests.
    browser = new SimulatedBrowser(undefined, 1);
    const broker = session();
    for (let tile = 0; tile < 50; tile += 1)
      broker.reject((await broker.signatureFor(asset(`${tile}`))) ?? "", "data.example");
    expect(asked).toHaveLength(4);
    browser.jump(10_000);
    broker.reject((await broker.signatureFor(asset("a"))) ?? "", "data.example");
    await broker.signatureFor(asset("a"));
    expect(asked).toHaveLength(5);
  });

  it("are used for a while where this computer's clock is ahead of their end", async () => {
    answers = [() => signature(-1800)];
    const broker = session();
    for (let tile = 0; tile < 50; tile += 1) await broker.signatureFor(asset(`${tile}`));
    expect(asked).toHaveLength(1);
  });

  it("are renewed by msft:expiry, and at once when one was refused", async () => {
    const broker = session();
    const first = (await broker.signatureFor(asset("a"))) ?? "";
    browser.jump(3_600_000);
    const second = (await broker.signatureFor(asset("a"))) ?? "";
    expect(second).not.toBe(first);
    broker.reject(second, "data.example");
    expect(await broker.signatureFor(asset("a"))).not.toBe(second);
    expect(asked).toHaveLength(3);
  });

  it("wait as long as the service says in the body of its 429", async () => {
    answers.push(() =>
      Response.json(
        { statusCode: 429, message: "Rate limit is exceeded. Try again in 13 seconds." },
        { status: 429 },
      ),
    );
    const began = browser.now();
    expect(await session().signatureFor(asset("a"))).toContain("sig=");
    expect(browser.now() - began).toBeGreaterThanOrEqual(13_000);
  });

  it.each([
    [() => new Response("<html>", { status: 200 }), { kind: "format" }],
    [() => Response.json({ token: "x" }), { kind: "format" }],
    [() => new Response("", { status: 404 }), { kind: "missing", status: 404 }],
  ] as const)("say what is wrong and name no signature", async (answer, problem) => {
    answers.push(answer);
    const broker = session();
    await expect(broker.signatureFor(asset("a"))).rejects.toMatchObject({ problem });
    expect(broker.states().get("planetary")?.problem).toMatchObject(problem);
  });

  it("are never stored and never shown", async () => {
    const broker = session();
    await broker.signatureFor(asset("a"));
    expect(browser.dump()).not.toContain("secret");
    expect(JSON.stringify([...broker.states()])).not.toContain("secret");
  });
});

describe("the container of an asset", () => {
  it("is account and container on Azure, else the first folder", () => {
    expect(containerOf(asset("a"))).toBe("sentinel2l2a01/sentinel2-l2");
    expect(containerOf("https://tiles.example/landsat/a.tif")).toBe("landsat");
    expect(containerOf("https://tiles.example/a%2Fb/x.tif")).toBe("a%252Fb");
  });
});
