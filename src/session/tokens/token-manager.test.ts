import { beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { ManualClock } from "../../async/testing/manual-clock.ts";
import { ProblemError } from "../../problem/problem.ts";
import { ScriptedProvider } from "../testing/scripted-provider.ts";
import { DATA_ORIGIN, openTab, passwordConfig, signInByPassword } from "../testing/sign-in.ts";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ADA = { kind: "password", username: "ada", password: "hunter2" } as const;

describe("the tokens of one provider", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    // Pauses between tries pass twenty times as fast.
    browser = new SimulatedBrowser(undefined, 20);
    provider = new ScriptedProvider();
  });

  const renewals = () => provider.posts.filter((form) => form.get("grant_type") === "refresh_token");

  it("go only to the origins the provider lists", async () => {
    const { session } = await signInByPassword(browser, provider);
    expect(await session.token(DATA_ORIGIN)).toMatch(/^access-/);
    for (const origin of ["https://data.example:444", "http://data.example", "https://a.data.example"]) {
      expect(await session.token(origin)).toBeUndefined();
    }
  });

  it("are renewed once for all requests at the same time", async () => {
    const { session } = await signInByPassword(browser, provider);
    const old = await session.token(DATA_ORIGIN);
    browser.jump(HOUR);
    const tokens = await Promise.all(Array.from({ length: 50 }, () => session.token(DATA_ORIGIN)));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(old);
    expect(renewals()).toHaveLength(1);
  });

  it("are handed out while they are still good and renewed on the side", async () => {
    const { session } = await signInByPassword(browser, provider);
    const old = await session.token(DATA_ORIGIN);
    let open: () => void = () => undefined;
    provider.gate = new Promise((resolve) => {
      open = resolve;
    });
    browser.jump(250_000);
    expect(await session.token(DATA_ORIGIN)).toBe(old);
    open();
    await eventually(async () => expect(await session.token(DATA_ORIGIN)).not.toBe(old));
    expect(renewals()).toHaveLength(1);
  });

  it.each([0, 1, 5, 20])("that live %i s are not renewed in a busy loop", async (lifetime) => {
    browser = new SimulatedBrowser();
    provider.lifetime = lifetime;
    const { session } = await signInByPassword(browser, provider);
    const began = browser.now();
    while (browser.now() - began < 300) await session.token(DATA_ORIGIN);
    expect(renewals().length).toBeLessThanOrEqual(1);
  });

  it("are renewed as long before their end as the provider's margin says, and never in a busy loop", async () => {
    const config = { ...passwordConfig(provider), refreshBeforeExpiry: 100_000 };
    const { session } = await openTab(browser, provider, config);
    await session.signIn("scripted", { returnTo: "/", credentials: ADA });
    for (let request = 0; request < 100; request++) await session.token(DATA_ORIGIN);
    expect(renewals()).toHaveLength(0);
    // The default would wait until 240 of 300 seconds are over.
    browser.jump(160_000);
    await session.token(DATA_ORIGIN);
    await eventually(() => expect(renewals()).toHaveLength(1));
    for (let request = 0; request < 100; request++) await session.token(DATA_ORIGIN);
    expect(renewals()).toHaveLength(1);
  });

  it("are not renewed where the margin is null: that is said before their end and after it", async () => {
    const config = { ...passwordConfig(provider), refreshBeforeExpiry: null };
    provider.lifetime = 3600;
    const { session } = await openTab(browser, provider, config);
    await session.signIn("scripted", { returnTo: "/", credentials: ADA });
    const state = () => session.states().get("scripted");
    expect(state()).toMatchObject({ status: "signed-in", renewable: false });
    expect(state()).not.toHaveProperty("problem");
    browser.jump(50 * MINUTE);
    const warned = await openTab(browser, provider, config);
    expect(warned.session.states().get("scripted")).toMatchObject({
      status: "signed-in",
      problem: { message: "The token for Scripted ends in 10 minutes and is not renewed." },
    });
    expect(await session.token(DATA_ORIGIN)).toMatch(/^access-/);
    browser.jump(HOUR);
    expect(await session.token(DATA_ORIGIN)).toBeUndefined();
    expect(state()).toMatchObject({
      status: "ended",
      problem: { message: "The token for Scripted has ended and was not renewed." },
    });
    expect(renewals()).toHaveLength(0);
  });

  it.each([
    { lifetime: 10, margin: 86_400, atMost: 120 },
    { lifetime: 300, margin: 0, atMost: 3 },
    { lifetime: 300, margin: 299, atMost: 4 },
    { lifetime: 300, margin: null, atMost: 0 },
  ])(
    "of $lifetime s are renewed $atMost times in ten minutes of requests at most, with a margin of $margin s",
    async ({ lifetime, margin, atMost }) => {
      const clock = new ManualClock();
      browser = new SimulatedBrowser(undefined, clock);
      provider.lifetime = lifetime;
      const config = { ...passwordConfig(provider), refreshBeforeExpiry: margin };
      const { session } = await openTab(browser, provider, config);
      await session.signIn("scripted", { returnTo: "/", credentials: ADA });
      for (let second = 0; second < 593; second++) {
        await clock.pass(1000);
        await Promise.all([session.token(DATA_ORIGIN), session.token(DATA_ORIGIN)]);
      }
      // Without requests a timer or two wait, and nothing happens.
      expect(clock.timers).toBeLessThanOrEqual(2);
      await clock.pass(HOUR);
      expect(renewals().length).toBeLessThanOrEqual(atMost);
    },
  );

  it("are renewed at once when a service refused one, however many requests it refused", async () => {
    const { session } = await signInByPassword(browser, provider);
    const old = (await session.token(DATA_ORIGIN)) ?? "";
    provider.revokeAccess(old);
    let served = 0;
    const request = async () => {
      let token = (await session.token(DATA_ORIGIN)) ?? "";
      if (!provider.accepts(token)) {
        session.reject(token, "data.example");
        token = (await session.token(DATA_ORIGIN)) ?? "";
      }
      if (provider.accepts(token)) served++;
    };
    await Promise.all(Array.from({ length: 128 }, request));
    expect(served).toBe(128);
    expect(renewals()).toHaveLength(1);
  });

  it("are not renewed without end for a service that refuses every one", async () => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    for (let request = 0; request < 200; request++) {
      session.reject((await session.token(DATA_ORIGIN)) ?? "", "data.example");
    }
    expect(renewals().length).toBeLessThan(10);
  });

  it.each([HOUR, -HOUR])("survive a clock that jumps by %i ms", async (jump) => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(jump);
    const token = (await session.token(DATA_ORIGIN)) ?? "";
    expect(provider.accepts(token)).toBe(true);
    expect(await session.token(DATA_ORIGIN)).toBe(token);
    expect(renewals()).toHaveLength(1);
  });

  it("are renewed when the laptop wakes up, before any request", async () => {
    const { tab, session } = await signInByPassword(browser, provider);
    browser.jump(8 * HOUR);
    tab.wake();
    await eventually(() => expect(renewals()).toHaveLength(1));
    await session.token(DATA_ORIGIN);
    expect(renewals()).toHaveLength(1);
  });

  it("keep the refresh token where the provider does not rotate it", async () => {
    provider.rotates = false;
    const { session } = await signInByPassword(browser, provider);
    for (let hour = 0; hour < 3; hour++) {
      browser.jump(HOUR);
      expect(provider.accepts((await session.token(DATA_ORIGIN)) ?? "")).toBe(true);
    }
    expect(new Set(renewals().map((form) => form.get("refresh_token"))).size).toBe(1);
  });

  it("use an idle refresh token before it runs out", async () => {
    browser = new SimulatedBrowser(undefined, 10_000);
    provider.extra = { refresh_expires_in: 3600 };
    await signInByPassword(browser, provider);
    await eventually(() => expect(renewals().length).toBeGreaterThan(0));
  });

  it("stop being waited for when the request is aborted", async () => {
    const { session } = await signInByPassword(browser, provider);
    provider.faults.push({ kind: "hang" });
    browser.jump(HOUR);
    const aborted = new AbortController();
    const asked = session.token(DATA_ORIGIN, aborted.signal);
    await eventually(() => expect(renewals()).toHaveLength(1));
    aborted.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });

  it("never appear in states, errors or storage other than the session's entry", async () => {
    provider.extra = { error_description: "x" };
    const { session } = await signInByPassword(browser, provider);
    const refresh = `refresh-`;
    provider.faults.push({
      kind: "status",
      status: 400,
      body: JSON.stringify({ error: "invalid_request", error_description: "bad token refresh-2 hunter2" }),
    });
    browser.jump(HOUR);
    const failure = await session.token(DATA_ORIGIN).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(JSON.stringify((failure as ProblemError).problem)).toContain("bad token …");
    expect(JSON.stringify([...session.states()])).not.toContain(refresh);
    expect(browser.dump()).not.toContain("hunter2");
  });
});
