import { describe, expect, it } from "vitest";
import { discover, discoveryUrl } from "./discovery.ts";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";

const authority = "https://id.example/realm";
const metadata = { issuer: authority, token_endpoint: `${authority}/token` };

function answering(...answers: (() => Response)[]) {
  const asked: string[] = [];
  const tab = new SimulatedBrowser(undefined, 100).tab({
    fetch: async (url) => {
      asked.push(url);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (!answer) throw new TypeError("fetch failed");
      return answer();
    },
  });
  return { tab, asked };
}
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });

describe("the discovery of a provider", () => {
  it("looks at the well-known place, with and without a final slash", () => {
    expect(discoveryUrl(authority)).toBe(`${authority}/.well-known/openid-configuration`);
    expect(discoveryUrl(`${authority}/`)).toBe(`${authority}/.well-known/openid-configuration`);
  });

  it("accepts an issuer that differs by its final slash only", async () => {
    const { tab } = answering(json({ ...metadata, issuer: `${authority}/` }));
    expect(await discover(tab, "P", authority)).toEqual({ ...metadata, issuer: `${authority}/` });
  });

  it("refuses a provider that calls itself something else", async () => {
    const { tab } = answering(json({ ...metadata, issuer: "https://id.example/other" }));
    await expect(discover(tab, "P", authority)).rejects.toMatchObject({ problem: { kind: "configuration" } });
  });

  it("refuses addresses without https for a provider that has it", async () => {
    for (const name of ["token_endpoint", "authorization_endpoint", "revocation_endpoint"]) {
      const { tab } = answering(json({ ...metadata, [name]: "http://id.example/x" }));
      await expect(discover(tab, "P", authority)).rejects.toThrow("not protected by https");
    }
  });

  it.each([
    [() => new Response("<html>"), "configuration", 1],
    [json({ issuer: authority }), "configuration", 1],
    [json({}, 404), "configuration", 1],
    [json({}, 503), "server", 4],
    [undefined, "network", 4],
  ] as const)("says what is wrong with an unusable answer", async (answer, kind, tries) => {
    const { tab, asked } = answering(...(answer ? [answer] : []));
    await expect(discover(tab, "Provider P", authority)).rejects.toMatchObject({
      problem: { kind, message: expect.stringContaining("Provider P") as unknown },
    });
    expect(asked).toHaveLength(tries);
  });

  it("tries again after a passing failure", async () => {
    const { tab } = answering(json({}, 503), json(metadata));
    expect(await discover(tab, "P", authority)).toEqual(metadata);
  });
});
