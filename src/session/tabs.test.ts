import { beforeEach, describe, expect, it, vi } from "vitest";
import { sleep } from "../async/clock.ts";
import { eventually } from "./testing/eventually.ts";
import { createSession } from "./session.ts";
import { ScriptedProvider } from "./testing/scripted-provider.ts";
import { answered, codeConfig, DATA_ORIGIN, openTab, signInByRedirect } from "./testing/sign-in.ts";
import { SimulatedBrowser } from "./testing/simulated-browser.ts";

const HOUR = 3_600_000;

describe("several tabs with one session", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    browser = new SimulatedBrowser(undefined, 10);
    provider = new ScriptedProvider();
  });
  const renewals = () => provider.posts.filter((form) => form.get("grant_type") === "refresh_token");

  it("renew at the same moment 200 times with one request each and nothing revoked", async () => {
    const first = await signInByRedirect(browser, provider);
    const second = await openTab(browser, provider);
    for (let trial = 1; trial <= 200; trial++) {
      browser.jump(HOUR);
      const tokens = await Promise.all([
        first.session.token(DATA_ORIGIN),
        second.session.token(DATA_ORIGIN),
        second.session.token(DATA_ORIGIN),
      ]);
      expect(new Set(tokens).size).toBe(1);
      expect(renewals()).toHaveLength(trial);
    }
    expect(provider.grantsRevoked).toBe(0);
  });

  it("share a sign-in with a tab that was open before", async () => {
    const waiting = await openTab(browser, provider);
    expect(await waiting.session.token(DATA_ORIGIN)).toBeUndefined();
    const { session } = await signInByRedirect(browser, provider);
    await eventually(() => expect(waiting.session.states().get("scripted")?.status).toBe("signed-in"));
    expect(await waiting.session.token(DATA_ORIGIN)).toBe(await session.token(DATA_ORIGIN));
  });

  it("go on when the tab that was renewing is closed", async () => {
    const first = await signInByRedirect(browser, provider);
    const second = await openTab(browser, provider);
    browser.jump(HOUR);
    provider.faults.push({ kind: "hang" });
    first.session.token(DATA_ORIGIN).catch(() => undefined);
    await eventually(() => expect(renewals()).toHaveLength(1));
    const asked = second.session.token(DATA_ORIGIN);
    first.tab.kill();
    expect(provider.accepts((await asked) ?? "")).toBe(true);
  });

  it("recover from a lost reply: one tab asks without a password, the others wait and go on", async () => {
    const first = await signInByRedirect(browser, provider);
    const second = await openTab(browser, provider);
    const view = `${browser.base}?q=1#${"v".repeat(5000)}`;
    first.tab.setAddress(view);
    second.tab.setVisible(false);
    browser.jump(HOUR);
    provider.faults.push({ kind: "lost-reply" });
    const cleared = vi.fn();
    second.session.onCleared(cleared);
    const waiting = second.session.token(DATA_ORIGIN);
    first.session.token(DATA_ORIGIN).catch(() => undefined);
    const back = await answered(first.tab, browser);
    const asked = new URL(first.tab.left[0] ?? "");
    expect(asked.searchParams.get("prompt")).toBe("none");
    expect(second.tab.left).toHaveLength(0);
    first.tab.kill();
    const returned = await openTab(browser, provider, codeConfig(provider), back);
    expect(returned.started.returnTo).toBe(view.slice("https://app.example".length));
    expect(returned.session.states().get("scripted")?.status).toBe("signed-in");
    expect(provider.accepts((await waiting) ?? "")).toBe(true);
    expect(cleared).not.toHaveBeenCalled();
  });

  it("do not stir the storage while one of them is at the provider", async () => {
    const { tab, session } = await signInByRedirect(browser, provider);
    const others = [await openTab(browser, provider), await openTab(browser, provider)];
    provider.endGrants();
    browser.jump(HOUR);
    session.token(DATA_ORIGIN).catch(() => undefined);
    await answered(tab, browser);
    for (const other of others) other.session.token(DATA_ORIGIN).catch(() => undefined);
    const before = browser.updates;
    await sleep(tab, 2_000);
    expect(browser.updates - before).toBeLessThan(10);
    expect(others.map((other) => other.tab.left.length)).toEqual([0, 0]);
  });

  it("end quietly, view kept, when the provider wants a password after all", async () => {
    const { tab, session } = await signInByRedirect(browser, provider);
    provider.endGrants();
    browser.jump(HOUR);
    tab.setAddress(`${browser.base}#place=here`);
    session.token(DATA_ORIGIN).catch(() => undefined);
    const back = await answered(tab, browser, { error: "login_required" });
    tab.kill();
    const returned = await openTab(browser, provider, codeConfig(provider), back);
    expect(returned.started).toEqual({ returnTo: "/revisit/#place=here" });
    expect(returned.session.states().get("scripted")).toMatchObject({
      status: "ended",
      problem: { kind: "sign-in" },
    });
  });

  it("survive lost replies in a row, but do not chase a provider that ends every session at once", async () => {
    // In real time: the re-authentications have to fall into one window.
    browser = new SimulatedBrowser();
    let { tab, session } = await signInByRedirect(browser, provider);
    for (let round = 0; round < 5; round++) {
      provider.endGrants();
      session.reject((await session.token(DATA_ORIGIN)) ?? "", "data.example");
      session.token(DATA_ORIGIN).catch(() => undefined);
      const back = await answered(tab, browser);
      tab.kill();
      ({ tab, session } = await openTab(browser, provider, codeConfig(provider), back));
      expect(session.states().get("scripted")?.status).toBe("signed-in");
    }
    provider.endGrants();
    session.reject((await session.token(DATA_ORIGIN)) ?? "", "data.example");
    expect(await session.token(DATA_ORIGIN)).toBeUndefined();
    expect(tab.left).toHaveLength(0);
    expect(session.states().get("scripted")?.status).toBe("ended");
  });

  it("never leave the page from inside a frame", async () => {
    const { tab } = await signInByRedirect(browser, provider);
    tab.kill();
    provider.endGrants();
    browser.jump(HOUR);
    const framed = browser.tab({ fetch: provider.fetch, topLevel: false });
    const session = createSession([codeConfig(provider)], framed);
    await session.start();
    expect(await session.token(DATA_ORIGIN)).toBeUndefined();
    expect(session.states().get("scripted")?.status).toBe("ended");
    expect(framed.left).toHaveLength(0);
  });

  it("keep nothing in storage in tab mode, and ask the provider again after a reload", async () => {
    const config = { ...codeConfig(provider), session: "tab" } as const;
    const { session, tab } = await signInByRedirect(browser, provider, config);
    expect(await session.token(DATA_ORIGIN)).toMatch(/^access-/);
    expect(browser.dump()).not.toMatch(/access-|refresh-/);
    const reloaded = browser.reload(tab);
    reloaded.setAddress(`${browser.base}#view`);
    void createSession([config], reloaded).start();
    const back = await answered(reloaded, browser);
    expect(new URL(reloaded.left[0] ?? "").searchParams.get("prompt")).toBe("none");
    const again = browser.reload(reloaded);
    again.setAddress(back);
    const restored = createSession([config], again);
    expect(await restored.start()).toEqual({ returnTo: "/revisit/#view" });
    expect(restored.states().get("scripted")?.status).toBe("signed-in");
    await restored.signOut("scripted");
    const after = browser.reload(again);
    expect(await createSession([config], after).start()).toEqual({});
    expect(after.left).toHaveLength(0);
  });
});

describe("a provider that does not answer", () => {
  it("does not keep the page empty after a reload in tab mode, and is asked again at the next", async () => {
    const browser = new SimulatedBrowser(undefined, 20);
    const provider = new ScriptedProvider();
    const config = { ...codeConfig(provider), session: "tab" } as const;
    const { tab } = await signInByRedirect(browser, provider, config);
    const reloaded = browser.reload(tab);
    let answerLate: () => void = () => undefined;
    reloaded.setFetch(async (url, init) => {
      await new Promise<void>((resolve) => {
        answerLate = resolve;
      });
      return provider.fetch(url, init);
    });
    const began = browser.now();
    const { problem } = await createSession([config], reloaded).start();
    expect(problem).toMatchObject({
      kind: "network",
      message: expect.stringContaining("Scripted") as unknown,
    });
    expect(browser.now() - began).toBeLessThan(40_000);
    answerLate();
    await sleep(reloaded, 2_000);
    expect(reloaded.left).toHaveLength(0);
    const again = browser.reload(reloaded);
    again.setFetch(provider.fetch);
    void createSession([config], again).start();
    expect(await answered(again, browser)).toContain("state=");
  });

  it("does not keep the page empty when it holds back the tokens", async () => {
    const browser = new SimulatedBrowser(undefined, 100);
    const provider = new ScriptedProvider();
    const { tab, session } = await openTab(browser, provider);
    void session.signIn("scripted", { returnTo: "/revisit/#v" });
    const back = await answered(tab, browser);
    provider.faults.push({ kind: "hang" }, { kind: "hang" }, { kind: "hang" }, { kind: "hang" });
    const { started } = await openTab(browser, provider, codeConfig(provider), back);
    expect(started).toMatchObject({ returnTo: "/revisit/#v", problem: { kind: "network" } });
  });
});
