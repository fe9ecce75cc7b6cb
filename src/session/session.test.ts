import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RealProvider, startRealProvider } from "./testing/real-provider.ts";
import { createSession } from "./session.ts";
import { SimulatedBrowser } from "./testing/simulated-browser.ts";

/** Signs in at the real provider and comes back in a fresh page of the same browser. */
async function signedIn(provider: RealProvider, browser: SimulatedBrowser, returnTo = "/") {
  const before = browser.tab();
  const leaving = createSession([provider.config], before);
  await leaving.start();
  void leaving.signIn("demo", { returnTo });
  await vi.waitFor(() => expect(before.left).toHaveLength(1));
  const tab = browser.tab({ address: await provider.signIn(before.left[0] ?? "") });
  const session = createSession([provider.config], tab);
  return { tab, session, started: await session.start(), leaving };
}

describe("a session with a real provider", () => {
  let provider: RealProvider;
  beforeAll(async () => {
    provider = await startRealProvider();
  });
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
});
