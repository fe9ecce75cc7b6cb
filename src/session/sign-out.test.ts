import { beforeEach, describe, expect, it, vi } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { ScriptedProvider } from "./testing/scripted-provider.ts";
import { codeConfig, DATA_ORIGIN, openTab, signInByPassword, signInByRedirect } from "./testing/sign-in.ts";
import { SimulatedBrowser } from "./testing/simulated-browser.ts";

const HOUR = 3_600_000;

describe("a sign-out", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    browser = new SimulatedBrowser(undefined, 20);
    provider = new ScriptedProvider();
  });

  it("goes on to the provider's own page where that is chosen, and comes back to the view", async () => {
    provider.metadata = { end_session_endpoint: `${provider.authority}/logout?realm=1` };
    const { tab, session } = await signInByRedirect(browser, provider);
    expect(session.states().get("scripted")).toMatchObject({ signsOutAtProvider: true });
    expect(JSON.stringify([...session.states()])).not.toContain("signature");
    void session.signOut("scripted", { atProvider: true, returnTo: "/revisit/#v" });
    await eventually(() => expect(tab.left).toHaveLength(1));
    const asked = new URL(tab.left[0] ?? "");
    expect(`${asked.origin}${asked.pathname}`).toBe(`${provider.authority}/logout`);
    const { id_token_hint, state, ...rest } = Object.fromEntries(asked.searchParams);
    expect(rest).toEqual({ realm: "1", client_id: "revisit", post_logout_redirect_uri: browser.base });
    expect(id_token_hint?.split(".")).toHaveLength(3);
    expect(session.states().get("scripted")?.status).toBe("signed-out");
    expect(provider.revocations).toBe(1);

    const back = await openTab(browser, provider, codeConfig(provider), `${browser.base}?state=${state}`);
    expect(back.started).toEqual({ returnTo: "/revisit/#v" });
    expect(back.tab.page.address()).toBe(browser.base);
    expect(browser.dump()).not.toContain(id_token_hint);
  });

  it("stays here where the provider has no such page, or it was not chosen", async () => {
    const { tab, session } = await signInByRedirect(browser, provider);
    expect(session.states().get("scripted")).not.toHaveProperty("signsOutAtProvider");
    // What only a sign-out page needs is not kept.
    expect(browser.dump()).not.toContain("idTokenHint");
    await session.signOut("scripted", { atProvider: true });
    expect(tab.left).toEqual([]);
    expect(session.states().get("scripted")?.status).toBe("signed-out");
  });

  it("leaves an address with a state of its own alone", async () => {
    const address = `${browser.base}?state=mine#v`;
    const { started, tab } = await openTab(browser, provider, codeConfig(provider), address);
    expect(started).toEqual({});
    expect(tab.page.address()).toBe(address);
  });

  it("is told to the provider with the very request that outlives the tab, without asking for its address", async () => {
    await signInByRedirect(browser, provider);
    const { tab, session } = await openTab(browser, provider);
    const before = provider.requests.length;
    const inits: RequestInit[] = [];
    tab.setFetch((url, init) => {
      inits.push(init);
      return provider.fetch(url, init);
    });
    await session.signOut("scripted");
    tab.kill();
    expect(provider.requests.slice(before)).toEqual([`${provider.authority}/revoke`]);
    expect(inits).toMatchObject([{ keepalive: true, redirect: "error", cache: "no-store" }]);
  });

  it("waits for the network in memory where there is none, and is then told to the provider", async () => {
    const { tab, session } = await signInByPassword(browser, provider);
    provider.isOffline = true;
    await session.signOut("scripted");
    expect(browser.dump()).not.toMatch(/access-|refresh-/);
    tab.wake();
    expect(provider.revocations).toBe(0);
    provider.isOffline = false;
    await eventually(() => {
      tab.wake();
      expect(provider.revocations).toBe(1);
    });
    tab.wake();
    expect(provider.revocations).toBe(1);
  });

  it("revokes the access token where there is no refresh token", async () => {
    provider.extra = { refresh_token: undefined };
    const { session } = await signInByPassword(browser, provider);
    const token = await session.token(DATA_ORIGIN);
    await session.signOut("scripted");
    await eventually(() => expect(provider.revoked).toHaveLength(1));
    expect(Object.fromEntries(provider.revoked[0] ?? [])).toEqual({
      token,
      token_type_hint: "access_token",
      client_id: "revisit",
    });
  });

  it("of a session that has ended forgets who it was, what was read, and asks for a password next", async () => {
    provider.claims = { sub: "u1", name: "Ada Akkerman", email: "ada@example.org" };
    const { tab, session } = await signInByRedirect(browser, provider);
    // In the background, so that nothing asks the provider again.
    tab.setVisible(false);
    provider.endGrants();
    browser.jump(HOUR);
    void session.token(DATA_ORIGIN).catch(() => undefined);
    await eventually(() => expect(session.states().get("scripted")?.status).toBe("signing-in"));
    const cleared = vi.fn();
    session.onCleared(cleared);
    await session.signOut("scripted");
    expect(cleared).toHaveBeenCalledExactlyOnceWith([DATA_ORIGIN]);
    expect(session.states().get("scripted")).toEqual({ provider: "scripted", status: "signed-out" });
    expect(browser.dump()).not.toMatch(/Ada|ada@/);
    const next = await openTab(browser, provider);
    void next.session.signIn("scripted", { returnTo: "/revisit/" });
    await eventually(() => expect(next.tab.left).toHaveLength(1));
    expect(new URL(next.tab.left[0] ?? "").searchParams.get("prompt")).toBe("login");
  });

  it("of everything leaves nothing of the provider in storage, not even the key", async () => {
    const config = { ...codeConfig(provider), dpop: true };
    provider.extra = { token_type: "DPoP" };
    const { tab, session } = await signInByRedirect(browser, provider, config);
    expect(browser.dump()).toContain("dpop:scripted");
    await session.remove("scripted");
    expect(browser.dump()).toBe("[]");
    expect([...tab.marks]).toEqual([]);
  });
});
