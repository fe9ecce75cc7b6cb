import { beforeEach, describe, expect, it } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { createSession } from "./session.ts";
import { ScriptedProvider } from "./testing/scripted-provider.ts";
import { answered, codeConfig, openTab } from "./testing/sign-in.ts";
import { SimulatedBrowser } from "./testing/simulated-browser.ts";

describe("the address of a sign-in answer", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    browser = new SimulatedBrowser(undefined, 10);
    provider = new ScriptedProvider();
  });

  it("is exchanged once, even when the page starts its session twice", async () => {
    const { tab, session } = await openTab(browser, provider);
    void session.signIn("scripted", { returnTo: "/revisit/" });
    const back = await answered(tab, browser);
    const returned = browser.tab({ fetch: provider.fetch, address: back });
    const once = createSession([codeConfig(provider)], returned);
    const twice = createSession([codeConfig(provider)], returned);
    await Promise.all([once.start(), once.start(), twice.start()]);
    expect(provider.posts).toHaveLength(1);
    expect(once.states().get("scripted")?.status).toBe("signed-in");
  });

  it("that is replayed or forged exchanges nothing and says so", async () => {
    const forged = `${browser.base}?code=stolen&state=unknown`;
    const { started, tab } = await openTab(browser, provider, codeConfig(provider), forged);
    expect(started.problem).toMatchObject({ kind: "sign-in" });
    expect(tab.page.address()).toBe(browser.base);
    expect(provider.posts).toHaveLength(0);
  });

  it("is refused when another provider gave it", async () => {
    const { tab, session } = await openTab(browser, provider);
    void session.signIn("scripted", { returnTo: "/revisit/#v" });
    const back = await answered(tab, browser, { code: "c", iss: "https://evil.example" });
    const { started } = await openTab(browser, provider, codeConfig(provider), back);
    expect(started).toMatchObject({ returnTo: "/revisit/#v", problem: { kind: "sign-in" } });
    expect(provider.posts).toHaveLength(0);
  });

  it.each([
    ["another sign-in", { nonce: "not this one" }],
    ["another client", { aud: "other-client" }],
    ["another provider", { iss: "https://evil.example" }],
  ])("is refused with an identity that belongs to %s", async (_name, wrong) => {
    const { tab, session } = await openTab(browser, provider);
    void session.signIn("scripted", { returnTo: "/revisit/" });
    const back = await answered(tab, browser);
    provider.claims = wrong;
    const refused = await openTab(browser, provider, codeConfig(provider), back);
    expect(refused.started.problem?.message).toContain("does not belong to this sign-in");
    expect(refused.session.states().get("scripted")?.status).toBe("signed-out");

    void session.signIn("scripted", { returnTo: "/revisit/" });
    await eventually(() => expect(tab.left).toHaveLength(2));
    provider.claims = { aud: ["revisit"], sub: "u" };
    const address = await answered(tab, browser);
    const { session: accepted } = await openTab(browser, provider, codeConfig(provider), address);
    expect(accepted.states().get("scripted")).toMatchObject({ status: "signed-in", user: { subject: "u" } });
  });

  it("is refused without the name of its provider, where that was announced (RFC 9207)", async () => {
    provider.metadata = { authorization_response_iss_parameter_supported: true };
    const { tab, session } = await openTab(browser, provider);
    void session.signIn("scripted", { returnTo: "/revisit/" });
    const back = await answered(tab, browser);
    const { started } = await openTab(browser, provider, codeConfig(provider), back);
    expect(started.problem?.message).toContain("does not say which provider it is from");
    expect(provider.posts).toHaveLength(0);

    void session.signIn("scripted", { returnTo: "/revisit/" });
    await eventually(() => expect(tab.left).toHaveLength(2));
    const named = `${await answered(tab, browser)}&iss=${encodeURIComponent(provider.authority)}`;
    const accepted = await openTab(browser, provider, codeConfig(provider), named);
    expect(accepted.session.states().get("scripted")?.status).toBe("signed-in");
  });

  it("is refused without an identity, where “openid” was asked for", async () => {
    const { tab, session } = await openTab(browser, provider);
    void session.signIn("scripted", { returnTo: "/revisit/" });
    provider.extra = { id_token: undefined };
    const back = await answered(tab, browser);
    const { started } = await openTab(browser, provider, codeConfig(provider), back);
    expect(started.problem?.message).toContain("sent no identity");

    const config = { ...codeConfig(provider), scope: "files" };
    const plain = await openTab(browser, provider, config);
    void plain.session.signIn("scripted", { returnTo: "/revisit/" });
    const address = await answered(plain.tab, browser);
    const accepted = await openTab(browser, provider, config, address);
    expect(accepted.session.states().get("scripted")?.status).toBe("signed-in");
  });

  it("shows the provider's words when it said no, and goes back to the view", async () => {
    const { tab, session } = await openTab(browser, provider);
    void session.signIn("scripted", { returnTo: "/revisit/#v" });
    const answer = { error: "access_denied", error_description: "Your account is <b>locked</b>" };
    const { started, session: after } = await openTab(
      browser,
      provider,
      codeConfig(provider),
      await answered(tab, browser, answer),
    );
    expect(started.returnTo).toBe("/revisit/#v");
    expect(started.problem?.message).toContain("Your account is <b>locked</b>");
    expect(after.states().get("scripted")).toMatchObject({ status: "signed-out" });
  });

  it("never leads back to another site", async () => {
    for (const returnTo of [
      "https://evil.example/",
      "//evil.example/",
      "/elsewhere/",
      "javascript:alert(1)",
    ]) {
      const { tab, session } = await openTab(browser, provider);
      void session.signIn("scripted", { returnTo });
      const back = await answered(tab, browser);
      const { started } = await openTab(browser, provider, codeConfig(provider), back);
      expect(started.returnTo).toBe("/revisit/");
    }
  });

  it("leaves an ordinary address with a code or a state of its own alone", async () => {
    const address = `${browser.base}?code=B04#state=1`;
    const { started, tab } = await openTab(browser, provider, codeConfig(provider), address);
    expect(started).toEqual({});
    expect(tab.page.address()).toBe(address);
  });
});
