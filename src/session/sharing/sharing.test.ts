import { beforeEach, describe, expect, it } from "vitest";
import type { ClientCredentialsProviderConfig } from "../../config/types.ts";
import { createSession } from "../session.ts";
import { eventually } from "../testing/eventually.ts";
import { ScriptedProvider } from "../testing/scripted-provider.ts";
import { DATA_ORIGIN } from "../testing/sign-in.ts";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";

const MINUTE = 60_000;
const CONFIG: ClientCredentialsProviderConfig = {
  kind: "client-credentials",
  id: "hub",
  title: "Hub",
  origins: [DATA_ORIGIN],
  tokenEndpoint: "https://hub.example/token",
  scope: "",
};
const CREDENTIALS = { kind: "client-credentials", clientId: "me", clientSecret: "s3cret" } as const;

describe("client credentials that were typed in one tab", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    browser = new SimulatedBrowser(undefined, 50);
    provider = new ScriptedProvider();
  });

  /** A tab, and how many requests it has sent to the provider. */
  const open = async () => {
    let requests = 0;
    const tab = browser.tab({
      fetch: (url, init) => {
        requests++;
        return provider.fetch(url, init);
      },
    });
    const session = createSession([CONFIG], tab);
    await session.start();
    const state = () => session.states().get("hub");
    const token = () => session.token(DATA_ORIGIN);
    const signIn = (credentials = CREDENTIALS) => session.signIn("hub", { returnTo: "/", credentials });
    return { tab, session, state, token, signIn, requests: () => requests };
  };
  type Tab = Awaited<ReturnType<typeof open>>;
  const signedIn = (tab: Tab) => eventually(() => expect(tab.state()?.status).toBe("signed-in"));

  it("give tokens to every tab, those that were open and those that come, and the secret to none", async () => {
    const before = await open();
    const holder = await open();
    await holder.signIn();
    await signedIn(before);
    const after = await open();
    const tokens = await Promise.all([holder, before, after].map((tab) => tab.token()));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).toMatch(/^access-/);
    expect(holder.state()?.secretTyped?.isHere).toBe(true);
    expect(after.state()).toMatchObject({
      status: "signed-in",
      user: { subject: "me" },
      renewable: true,
      secretTyped: { isHere: false },
    });
    expect(provider.posts).toHaveLength(1);
    expect(browser.said.join()).toContain(tokens[0]);
    expect(browser.said.join() + browser.dump()).not.toContain("s3cret");
    expect(browser.dump()).not.toContain("access-");
  });

  it("are used by their own tab for every renewal, one for all that ask", async () => {
    const holder = await open();
    await holder.signIn();
    const others = [await open(), await open(), await open()];
    const old = await holder.token();
    for (let hour = 1; hour <= 3; hour++) {
      browser.jump(60 * MINUTE);
      const tokens = await Promise.all(
        others.flatMap((tab) => Array.from({ length: 10 }, () => tab.token())),
      );
      expect(new Set(tokens).size).toBe(1);
      expect(tokens[0]).not.toBe(old);
      expect(await holder.token()).toBe(tokens[0]);
      expect(provider.posts).toHaveLength(1 + hour);
    }
    expect(others.map((tab) => tab.requests())).toEqual([0, 0, 0]);
    expect(browser.said.join()).not.toContain("s3cret");
  });

  it("renew a token that a service refused to another tab, and not without end", async () => {
    const holder = await open();
    await holder.signIn();
    const other = await open();
    const refused = (await other.token()) ?? "";
    other.session.reject(refused, "data.example");
    const tokens = await Promise.all(Array.from({ length: 64 }, () => other.token()));
    expect(tokens.every((token) => token !== undefined && token !== refused)).toBe(true);
    expect(provider.posts).toHaveLength(2);
    for (let request = 0; request < 50; request++) {
      const token = await other.token().catch(() => undefined);
      if (token !== undefined) other.session.reject(token, "data.example");
    }
    expect(provider.posts.length).toBeLessThan(8);
  });

  it("are waited for no longer when their tab is closed: the token lasts to its end, with words before and after", async () => {
    provider.lifetime = 3600;
    const holder = await open();
    await holder.signIn();
    const other = await open();
    const token = await other.token();
    holder.tab.kill();
    await eventually(() =>
      expect(other.state()).toMatchObject({
        status: "signed-in",
        renewable: false,
        problem: {
          message:
            "The tab in which the client secret of “me” was typed for Hub is closed: the token ends in 60 minutes and is not renewed.",
          advice:
            "Type the client id and secret again, in any tab; the others get their tokens from that one.",
        },
      }),
    );
    // What is left is given to tabs that are opened meanwhile, too.
    const late = await open();
    expect(await late.token()).toBe(token);
    await eventually(() => expect(late.state()?.problem?.message).toContain("is closed: the token ends in"));
    browser.jump(61 * MINUTE);
    other.tab.wake();
    await eventually(() =>
      expect(other.state()).toMatchObject({
        status: "ended",
        problem: {
          message:
            "The tab in which the client secret of “me” was typed for Hub is closed: the token has ended.",
        },
      }),
    );
    expect(await other.token()).toBeUndefined();
    expect(provider.posts).toHaveLength(1);
  });

  it("let a reload of their tab go on with what the others have", async () => {
    const holder = await open();
    await holder.signIn();
    const other = await open();
    const token = await other.token();
    holder.tab.kill();
    await eventually(() => expect(other.state()?.renewable).toBe(false));
    const reloaded = await open();
    expect(await reloaded.token()).toBe(token);
    other.tab.kill();
    reloaded.tab.kill();
    const last = await open();
    expect(last.state()?.status).toBe("signed-out");
  });

  it("do not keep another tab waiting that asks when theirs crashes", async () => {
    const holder = await open();
    await holder.signIn();
    const other = await open();
    // Never answered.
    provider.gate = new Promise(() => undefined);
    browser.jump(60 * MINUTE);
    const asked = other.token().catch((error: unknown) => error);
    await eventually(() => expect(provider.posts).toHaveLength(2));
    holder.tab.kill();
    await asked;
    await eventually(() => expect(other.state()?.problem?.message).toContain("is closed"));
    expect(other.state()?.renewable ?? false).toBe(false);
  });

  it("are taken over by the tab in which they are typed next; the one before forgets its own", async () => {
    const first = await open();
    await first.signIn();
    const second = await open();
    await second.signIn({
      ...CREDENTIALS,
      clientId: "you",
      clientSecret: "0ther",
    } as unknown as typeof CREDENTIALS);
    await eventually(() => expect(first.state()).toMatchObject({ user: { subject: "you" } }));
    expect(first.state()?.secretTyped?.isHere).toBe(false);
    expect(second.state()?.secretTyped?.isHere).toBe(true);
    browser.jump(60 * MINUTE);
    expect(await first.token()).toBe(await second.token());
    expect(provider.posts.map((form) => form.get("client_id"))).toEqual(["me", "you", "you"]);
    expect(browser.said.join()).not.toMatch(/s3cret|0ther/);
  });

  it("are taken over also after their tab was closed, and the note about it goes", async () => {
    const first = await open();
    await first.signIn();
    const second = await open();
    const third = await open();
    first.tab.kill();
    await eventually(() => expect(third.state()?.problem?.message).toContain("is closed"));
    await second.signIn();
    await eventually(() => expect(third.state()?.renewable).toBe(true));
    expect(third.state()).not.toHaveProperty("problem");
    browser.jump(60 * MINUTE);
    expect(await third.token()).toBe(await second.token());
    expect(third.requests()).toBe(0);
  });

  it("end with one tab that has them when they are typed in two at the same moment", async () => {
    const tabs = [await open(), await open(), await open()];
    await Promise.all([tabs[0]?.signIn(), tabs[1]?.signIn()]);
    await eventually(async () => {
      const tokens = await Promise.all(tabs.map((tab) => tab.token()));
      expect(new Set(tokens).size).toBe(1);
      expect(tabs.filter((tab) => tab.state()?.secretTyped?.isHere)).toHaveLength(1);
    });
  });

  it("are forgotten by their tab when another one signs out", async () => {
    const holder = await open();
    await holder.signIn();
    const other = await open();
    await other.session.signOut("hub");
    await eventually(() => expect(holder.state()?.status).toBe("signed-out"));
    browser.jump(60 * MINUTE);
    expect(await holder.token()).toBeUndefined();
    expect(await (await open()).token()).toBeUndefined();
    expect(provider.posts).toHaveLength(1);
  });

  it("tell other tabs why there is no new token, and are not asked all the time", async () => {
    const holder = await open();
    await holder.signIn();
    const other = await open();
    const body = JSON.stringify({ error: "invalid_client", error_description: "Secret was revoked" });
    for (let times = 0; times < 50; times++) provider.faults.push({ kind: "status", status: 401, body });
    browser.jump(60 * MINUTE);
    await expect(other.token()).rejects.toThrow("Secret was revoked");
    for (let request = 0; request < 50; request++) await other.token().catch(() => undefined);
    expect(provider.posts.length).toBeLessThan(4);
    expect(other.state()?.problem?.message).toContain("Secret was revoked");
  });

  it("are not disturbed by other words on the channel", async () => {
    const holder = await open();
    await holder.signIn();
    const other = await open();
    const channel = browser.tab().channel("session");
    const share = `hub:${CONFIG.tokenEndpoint}`;
    for (const message of [
      null,
      { kind: "session", from: "x", holder: { tab: "x", since: 9e15 }, session: "none" },
      { kind: "session", from: "x", holder: {}, session: { status: "live", id: "1", user: {} } },
      { kind: "signed-out", id: "another" },
      { kind: "failed", answers: "nothing", problem: { message: "x" } },
      { kind: "later" },
    ])
      channel.post({ share, message });
    channel.post({ share: "another provider", message: { kind: "wanted" } });
    browser.jump(60 * MINUTE);
    expect(await other.token()).toBe(await holder.token());
    expect(other.state()?.secretTyped?.isHere).toBe(false);
  });
});
