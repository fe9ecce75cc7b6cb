import { beforeEach, describe, expect, it } from "vitest";
import { createSession } from "../session.ts";
import { ScriptedProvider } from "../testing/scripted-provider.ts";
import { DATA_ORIGIN, passwordConfig } from "../testing/sign-in.ts";
import { SimulatedBrowser, type SimulatedTab } from "../testing/simulated-browser.ts";

const MINUTE = 60_000;

describe("a password session of one tab", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    browser = new SimulatedBrowser();
    provider = new ScriptedProvider();
  });
  const started = async (tab: SimulatedTab) => {
    const session = createSession([{ ...passwordConfig(provider), session: "tab" }], tab);
    await session.start();
    return session;
  };
  const signedIn = async () => {
    const tab = browser.tab({ fetch: provider.fetch });
    const session = await started(tab);
    const credentials = { kind: "password", username: "ada", password: "hunter2" } as const;
    await session.signIn("scripted", { returnTo: "/", credentials });
    return { tab, session };
  };
  const statusOf = (session: Awaited<ReturnType<typeof started>>) => session.states().get("scripted")?.status;
  const stored = () => [...browser.entries().values()].map(asText).join();
  const tokenPosts = () => provider.posts.map((form) => form.get("grant_type"));

  it("is there after a reload, and after another, without a password", async () => {
    const { tab, session } = await signedIn();
    const token = await session.token(DATA_ORIGIN);
    const again = browser.reload(tab);
    const second = await started(again);
    expect(statusOf(second)).toBe("signed-in");
    expect(await second.token(DATA_ORIGIN)).toBe(token);
    const third = await started(browser.reload(again));
    expect(await third.token(DATA_ORIGIN)).toBe(token);
    expect(tokenPosts()).toEqual(["password"]);
  });

  it("goes on with the refresh token of its last renewal, however often it is reloaded", async () => {
    let { tab, session } = await signedIn();
    for (let reload = 1; reload <= 5; reload++) {
      browser.jump(60 * MINUTE);
      expect(provider.accepts((await session.token(DATA_ORIGIN)) ?? "")).toBe(true);
      tab = browser.reload(tab);
      session = await started(tab);
    }
    expect(statusOf(session)).toBe("signed-in");
    expect(provider.grantsRevoked).toBe(0);
    expect(tokenPosts()).toEqual(["password", ...Array<string>(5).fill("refresh_token")]);
  });

  it("lies in storage where no other tab can read it, and its key lies nowhere while the page is there", async () => {
    const { tab, session } = await signedIn();
    const token = (await session.token(DATA_ORIGIN)) ?? "none";
    expect(browser.entries().size).toBeGreaterThan(0);
    expect(stored()).not.toContain(token);
    expect(stored()).not.toContain("refresh-");
    expect([...tab.marks.values()]).toEqual([]);
    const again = browser.reload(tab);
    expect([...again.marks.values()].join()).not.toContain(token);
    await started(again);
    expect([...again.marks.values()]).toEqual([]);
  });

  it("has no part in a copy of the tab", async () => {
    const { tab, session } = await signedIn();
    const copy = await started(browser.tab({ fetch: provider.fetch, marks: tab.marks }));
    expect(statusOf(copy)).toBe("signed-out");
    expect(await copy.token(DATA_ORIGIN)).toBeUndefined();
    expect(statusOf(session)).toBe("signed-in");
  });

  it("is gone when a closed tab is opened again later than a reload takes", async () => {
    const { tab } = await signedIn();
    tab.leave();
    tab.kill();
    browser.jump(2 * MINUTE);
    const reopened = browser.tab({ fetch: provider.fetch, marks: tab.marks });
    expect(statusOf(await started(reopened))).toBe("signed-out");
    expect([...reopened.marks.values()]).toEqual([]);
  });

  it("is over after a sign-out, also after a reload, and leaves nothing behind", async () => {
    const { tab, session } = await signedIn();
    await session.signOut("scripted");
    expect(browser.entries().size).toBe(0);
    expect(statusOf(await started(browser.reload(tab)))).toBe("signed-out");
    expect(provider.revocations).toBe(1);
  });

  it("follows what the next page of its tab did, when it comes back from the history", async () => {
    const { tab, session } = await signedIn();
    tab.leave();
    const next = browser.tab({ fetch: provider.fetch, marks: tab.marks });
    const second = await started(next);
    browser.jump(60 * MINUTE);
    const renewed = await second.token(DATA_ORIGIN);
    next.leave();
    tab.wake();
    expect([...tab.marks.values()]).toEqual([]);
    expect(await session.token(DATA_ORIGIN)).toBe(renewed);
    browser.jump(60 * MINUTE);
    expect(provider.accepts((await session.token(DATA_ORIGIN)) ?? "")).toBe(true);
    expect(provider.grantsRevoked).toBe(0);
  });

  it("belongs to no tab when what lies in storage was changed, or the mark is nonsense", async () => {
    const { tab } = await signedIn();
    for (const value of browser.entries().values()) {
      const { data } = value as { data: ArrayBuffer };
      new Uint8Array(data)[0]! ^= 1;
    }
    expect(statusOf(await started(browser.reload(tab)))).toBe("signed-out");
    for (const mark of ["{", "null", "[]", '{"id":1}', '{"id":"a","key":{"kty":"?"},"leftAt":0}']) {
      const marks = new Map([[`reload:scripted:${provider.authority}:revisit`, mark]]);
      expect(statusOf(await started(browser.tab({ fetch: provider.fetch, marks })))).toBe("signed-out");
    }
  });

  it("that a closed tab left behind is removed after a week", async () => {
    const { tab } = await signedIn();
    tab.kill();
    browser.jump(6 * 24 * 60 * MINUTE);
    await started(browser.tab({ fetch: provider.fetch }));
    expect(browser.entries().size).toBe(1);
    browser.jump(2 * 24 * 60 * MINUTE);
    await started(browser.tab({ fetch: provider.fetch }));
    await expect.poll(() => browser.entries().size).toBe(0);
  });
});

/** What is in a stored value, bytes included. */
function asText(value: unknown): string {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("latin1");
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer).toString("latin1");
  if (typeof value === "object" && value !== null) return Object.values(value).map(asText).join();
  return String(value);
}
