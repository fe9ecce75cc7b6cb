import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { type RealProvider, startRealProvider } from "../../demo/server/testing/real-provider.ts";
import { createSession } from "./session.ts";
import { SimulatedBrowser } from "./testing/simulated-browser.ts";

/** Signs in at the real provider and comes back in a fresh page of the same browser. */
async function signedIn(provider: RealProvider, browser: SimulatedBrowser, returnTo = "/") {
  const before = browser.tab();
  const leaving = createSession([provider.config], before);
  await leaving.start();
  void leaving.signIn("demo", { returnTo });
  await eventually(() => expect(before.left).toHaveLength(1));
  const tab = browser.tab({ address: await provider.signIn(before.left[0] ?? "") });
  const session = createSession([provider.config], tab);
  return { tab, session, started: await session.start(), leaving };
}

describe("a session with a real provider", () => {
  let provider: RealProvider;
  beforeAll(async () => {
    provider = await startRealProvider();
  });
  beforeEach(() => provider.forgetCookies());
  afterAll(() => provider.close());

  it("comes back from the provider signed in, to the view it left, with a clean address", async () => {
    const browser = new SimulatedBrowser(`${provider.origin}/`);
    const view = `/?a=1#map=${"x".repeat(20_000)}`;
    const { tab, session, started } = await signedIn(provider, browser, view);
    expect(started).toEqual({ returnTo: view });
    expect(tab.page.address()).toBe(`${provider.origin}/`);
    const state = session.states().get("demo");
    expect(state).toMatchObject({
      status: "signed-in",
      renewable: true,
      user: { subject: "ada", name: "Ada Akkerman", email: "ada@example.org" },
    });
    const token = await session.token(provider.origin);
    expect(await provider.isValidToken(token ?? "")).toBe(true);
    expect(JSON.stringify([...session.states().values()])).not.toContain(token);
  });

  it("renews in two tabs at once, twenty times, without the provider seeing a token used twice", async () => {
    const browser = new SimulatedBrowser(`${provider.origin}/`);
    const first = await signedIn(provider, browser);
    const second = createSession([provider.config], browser.tab());
    await second.start();
    for (let trial = 0; trial < 20; trial++) {
      const before = provider.tokenRequests();
      browser.jump(3_600_000);
      const [a, b] = await Promise.all([first.session.token(provider.origin), second.token(provider.origin)]);
      expect(a).toBe(b);
      expect(await provider.isValidToken(a ?? "")).toBe(true);
      expect(provider.tokenRequests() - before).toBe(1);
    }
  });

  it("survives a renewal whose answer was lost, although the provider then revoked the grant", async () => {
    const browser = new SimulatedBrowser(`${provider.origin}/`, 20);
    const { tab, session } = await signedIn(provider, browser);
    tab.setAddress(`${provider.origin}/#place`);
    let lost = 0;
    tab.setFetch(async (url, init) => {
      const response = await fetch(url, init);
      if (init.method !== "POST" || lost++ > 0) return response;
      throw new TypeError("the connection broke");
    });
    browser.jump(3_600_000);
    session.token(provider.origin).catch(() => undefined);
    await eventually(() => expect(tab.left).toHaveLength(1));
    tab.kill();
    // No password is typed: the provider still knows the person.
    const returned = browser.tab({ address: await provider.signIn(tab.left[0] ?? "", "stranger") });
    const restored = createSession([provider.config], returned);
    expect(await restored.start()).toEqual({ returnTo: "/#place" });
    expect(restored.states().get("demo")).toMatchObject({ status: "signed-in", user: { subject: "ada" } });
    expect(await provider.isValidToken((await restored.token(provider.origin)) ?? "")).toBe(true);
  });

  it("ends quietly when the provider no longer knows the person either", async () => {
    const browser = new SimulatedBrowser(`${provider.origin}/`, 20);
    const config = { ...provider.config, session: "tab" } as const;
    const before = browser.tab();
    void createSession([config], before).signIn("demo", { returnTo: "/" });
    await eventually(() => expect(before.left).toHaveLength(1));
    before.setAddress(await provider.signIn(before.left[0] ?? ""));
    const tab = browser.reload(before);
    await createSession([config], tab).start();
    provider.forgetCookies();
    const reloaded = browser.reload(tab);
    void createSession([config], reloaded).start();
    await eventually(() => expect(reloaded.left).toHaveLength(1));
    reloaded.setAddress(await provider.signIn(reloaded.left[0] ?? ""));
    const session = createSession([config], browser.reload(reloaded));
    expect(await session.start()).toEqual({ returnTo: "/" });
    expect(session.states().get("demo")?.status).toBe("signed-out");
    expect(await session.token(provider.origin)).toBeUndefined();
  });

  it("revokes the grant on sign-out, and lets the provider ask who is there the next time", async () => {
    const browser = new SimulatedBrowser(`${provider.origin}/`);
    const { session } = await signedIn(provider, browser);
    const token = (await session.token(provider.origin)) ?? "";
    const cleared = vi.fn();
    session.onCleared(cleared);
    await session.signOut("demo");
    expect(cleared).toHaveBeenCalledExactlyOnceWith([provider.origin]);
    await eventually(async () => expect(await provider.isValidToken(token)).toBe(false));
    const tab = browser.tab();
    void createSession([provider.config], tab).signIn("demo", { returnTo: "/" });
    await eventually(() => expect(tab.left).toHaveLength(1));
    expect(new URL(tab.left[0] ?? "").searchParams.get("prompt")).toBe("login");
    provider.forgetCookies();
    const back = await provider.signIn(tab.left[0] ?? "", "bo");
    const next = createSession([provider.config], browser.tab({ address: back }));
    await next.start();
    expect(next.states().get("demo")?.user?.name).toContain("Björklund");
  });

  it("signs in through a window that hands its answer to the page", async () => {
    const browser = new SimulatedBrowser(`${provider.origin}/`, 20);
    const config = { ...provider.config, method: "popup" } as const;
    const tab = browser.tab({ popups: true });
    const session = createSession([config], tab);
    await session.start();
    const signingIn = session.signIn("demo", { returnTo: "/" });
    await eventually(() => expect(tab.opened).toHaveLength(1));
    const popup = browser.tab({ address: await provider.signIn(tab.opened[0] ?? "") });
    const started = createSession([config], popup).start();
    await signingIn;
    await started;
    expect(tab.left).toHaveLength(0);
    expect(session.states().get("demo")).toMatchObject({ status: "signed-in", user: { subject: "ada" } });
    expect(popup.page.address()).toBe(`${provider.origin}/`);
  });
});
