import { beforeEach, describe, expect, it, vi } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { ScriptedProvider } from "../testing/scripted-provider.ts";
import { DATA_ORIGIN, openTab, passwordConfig, signInByPassword } from "../testing/sign-in.ts";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";

const HOUR = 3_600_000;

describe("the tokens of one provider in several tabs", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    // Pauses between tries pass twenty times as fast.
    browser = new SimulatedBrowser(undefined, 20);
    provider = new ScriptedProvider();
  });

  const renewals = () => provider.posts.filter((form) => form.get("grant_type") === "refresh_token");

  it("end for every tab when the provider has ended the grant", async () => {
    const { session } = await signInByPassword(browser, provider);
    const other = await openTab(browser, provider, passwordConfig(provider));
    provider.endGrants();
    browser.jump(HOUR);
    expect(await session.token(DATA_ORIGIN)).toBeUndefined();
    expect(session.states().get("scripted")?.problem?.message).toBe("The session with Scripted has ended.");
    await eventually(() => expect(other.session.states().get("scripted")?.status).toBe("ended"));
    expect(await other.session.token(DATA_ORIGIN)).toBeUndefined();
    expect(renewals()).toHaveLength(1);
    const later = await openTab(browser, provider, passwordConfig(provider));
    expect(later.session.states().get("scripted")).toMatchObject({
      status: "ended",
      user: { subject: "ada" },
    });
  });

  it("do not come back after a sign-out during a renewal, and the new ones are revoked", async () => {
    const { session } = await signInByPassword(browser, provider);
    let open: () => void = () => undefined;
    provider.gate = new Promise((resolve) => {
      open = resolve;
    });
    browser.jump(HOUR);
    const other = await openTab(browser, provider, passwordConfig(provider));
    const asked = other.session.token(DATA_ORIGIN);
    await eventually(() => expect(renewals()).toHaveLength(1));
    await session.signOut("scripted");
    open();
    expect(await asked).toBeUndefined();
    expect(await session.token(DATA_ORIGIN)).toBeUndefined();
    await eventually(() => expect(provider.revocations).toBe(2));
    expect(browser.dump()).not.toMatch(/access-|refresh-/);
  });

  it("of a new sign-in are not lost to a renewal that failed meanwhile", async () => {
    const { session } = await signInByPassword(browser, provider);
    let open: () => void = () => undefined;
    provider.gate = new Promise((resolve) => {
      open = resolve;
    });
    provider.endGrants();
    browser.jump(HOUR);
    const asked = session.token(DATA_ORIGIN);
    await eventually(() => expect(renewals()).toHaveLength(1));
    const signingIn = signInByPassword(browser, provider);
    provider.gate = Promise.resolve();
    await signingIn;
    open();
    expect(provider.accepts((await asked) ?? "")).toBe(true);
    expect(session.states().get("scripted")?.status).toBe("signed-in");
  });

  it("are dropped with everything read with them when another tab signs out", async () => {
    const { session } = await signInByPassword(browser, provider);
    const other = await openTab(browser, provider, passwordConfig(provider));
    const cleared = vi.fn();
    other.session.onCleared(cleared);
    expect(await other.session.token(DATA_ORIGIN)).toMatch(/^access-/);
    await session.signOut("scripted");
    await eventually(() => expect(cleared).toHaveBeenCalledWith([DATA_ORIGIN]));
    expect(other.session.states().get("scripted")?.status).toBe("signed-out");
    expect(await other.session.token(DATA_ORIGIN)).toBeUndefined();
  });

  it("are told of in every open tab after a sign-in, and not after a renewal", async () => {
    const other = await openTab(browser, provider, passwordConfig(provider));
    const opened = vi.fn();
    other.session.onOpened(opened);
    const { session } = await signInByPassword(browser, provider);
    await eventually(() => expect(opened).toHaveBeenCalledExactlyOnceWith([DATA_ORIGIN]));
    const here = vi.fn();
    session.onOpened(here);
    session.reject((await session.token(DATA_ORIGIN)) ?? "", "data.example");
    await session.token(DATA_ORIGIN);
    await session.signOut("scripted");
    expect(here).not.toHaveBeenCalled();
    const credentials = { kind: "password", username: "ada", password: "p" } as const;
    await session.signIn("scripted", { returnTo: "/", credentials });
    expect(here).toHaveBeenCalledOnce();
  });

  it("of a tab that slept through a sign-out are gone when it wakes", async () => {
    const { session } = await signInByPassword(browser, provider);
    const frozen = await openTab(browser, provider, passwordConfig(provider));
    // A page in the back-forward cache hears no messages.
    frozen.tab.kill();
    const cleared = vi.fn();
    frozen.session.onCleared(cleared);
    await session.signOut("scripted");
    frozen.tab.wake();
    await eventually(() => expect(cleared).toHaveBeenCalledOnce());
    expect(await frozen.session.token(DATA_ORIGIN)).toBeUndefined();
  });

  it("clear what was read when another person signs in, and not when the same one does", async () => {
    provider.extra = {};
    const { session } = await signInByPassword(browser, provider);
    const cleared = vi.fn();
    session.onCleared(cleared);
    const credentials = { kind: "password", username: "ada", password: "p" } as const;
    await session.signIn("scripted", { returnTo: "/", credentials });
    expect(cleared).not.toHaveBeenCalled();
    await session.signIn("scripted", { returnTo: "/", credentials: { ...credentials, username: "bo" } });
    expect(cleared).toHaveBeenCalledExactlyOnceWith([DATA_ORIGIN]);
  });
});
