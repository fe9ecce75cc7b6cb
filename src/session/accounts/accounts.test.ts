import { beforeEach, describe, expect, it, vi } from "vitest";
import { eventually } from "../testing/eventually.ts";
import type { ClientCredentialsProviderConfig, PastedTokenProviderConfig } from "../../config/types.ts";
import { createSession } from "../session.ts";
import { jwt, ScriptedProvider } from "../testing/scripted-provider.ts";
import { codeConfig, DATA_ORIGIN, openTab, passwordConfig } from "../testing/sign-in.ts";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";

const MINUTE = 60_000;
let browser: SimulatedBrowser;
let provider: ScriptedProvider;
beforeEach(() => {
  browser = new SimulatedBrowser(undefined, 100);
  provider = new ScriptedProvider();
});

describe("a typed password", () => {
  it("is sent once to the token endpoint and kept nowhere", async () => {
    provider.extra = { id_token: jwt({ sub: "u1", name: "Ada Łukasz" }) };
    const { session } = await openTab(browser, provider, passwordConfig(provider));
    const credentials = { kind: "password", username: "ada", password: "corréct horse&=" } as const;
    await session.signIn("scripted", { returnTo: "/", credentials });
    expect(Object.fromEntries(provider.posts[0] ?? [])).toEqual({
      grant_type: "password",
      client_id: "revisit",
      scope: "openid",
      username: "ada",
      password: "corréct horse&=",
    });
    expect(session.states().get("scripted")?.user).toEqual({ subject: "u1", name: "Ada Łukasz" });
    expect(browser.dump()).not.toContain("horse");
    expect(provider.requests.join()).not.toContain("horse");
  });

  it("that is wrong is said to be, and does not touch a session that is there", async () => {
    const { session } = await openTab(browser, provider, passwordConfig(provider));
    const credentials = { kind: "password", username: "ada", password: "secret1" } as const;
    await session.signIn("scripted", { returnTo: "/", credentials });
    const body = JSON.stringify({ error: "invalid_grant", error_description: "Invalid user credentials" });
    provider.faults.push({ kind: "status", status: 401, body });
    const signingIn = session.signIn("scripted", { returnTo: "/", credentials });
    expect(session.states().get("scripted")?.status).toBe("signing-in");
    await expect(signingIn).rejects.toThrow("Invalid user credentials");
    expect(session.states().get("scripted")).toMatchObject({
      status: "signed-in",
      problem: { message: expect.stringContaining("Invalid user credentials") as unknown },
    });
    expect(await session.token(DATA_ORIGIN)).toMatch(/^access-/);
  });

  it("is asked for when it is missing", async () => {
    const { session } = await openTab(browser, provider, passwordConfig(provider));
    await expect(session.signIn("scripted", { returnTo: "/" })).rejects.toThrow("a user name and a password");
    expect(provider.posts).toHaveLength(0);
  });
});

describe("typed client credentials", () => {
  const config: ClientCredentialsProviderConfig = {
    kind: "client-credentials",
    id: "hub",
    title: "Hub",
    origins: [DATA_ORIGIN],
    tokenEndpoint: "https://hub.example/token",
    scope: "",
  };
  const credentials = { kind: "client-credentials", clientId: "me", clientSecret: "s3cret" } as const;

  it("renew the token from memory, and nothing of them is stored", async () => {
    const tab = browser.tab({ fetch: provider.fetch });
    const session = createSession([config], tab);
    await session.start();
    await session.signIn("hub", { returnTo: "/", credentials });
    const first = await session.token(DATA_ORIGIN);
    browser.jump(60 * MINUTE);
    expect(await session.token(DATA_ORIGIN)).not.toBe(first);
    expect(provider.posts.map((form) => form.get("grant_type"))).toEqual([
      "client_credentials",
      "client_credentials",
    ]);
    expect(browser.dump()).not.toMatch(/s3cret|access-/);
    expect(session.states().get("hub")).toMatchObject({ user: { subject: "me" }, renewable: true });
    browser.jump(60 * MINUTE);
    await Promise.all(Array.from({ length: 20 }, () => session.token(DATA_ORIGIN)));
    expect(provider.posts).toHaveLength(3);
    await session.signOut("hub");
    expect(await session.token(DATA_ORIGIN)).toBeUndefined();
  });
});

describe("a pasted token", () => {
  const config: PastedTokenProviderConfig = {
    kind: "token",
    id: "pasted",
    title: "Pasted",
    origins: [DATA_ORIGIN],
  };
  const pasted = async (token: string, world = browser) => {
    const session = createSession([config], world.tab({ fetch: provider.fetch }));
    await session.start();
    await session.signIn("pasted", { returnTo: "/", credentials: { kind: "token", token } });
    return session;
  };
  const expiring = (minutes: number) => {
    const now = Math.floor(browser.now() / 1000);
    return jwt({ sub: "p", iat: now - 3600, exp: now + minutes * 60 });
  };

  it("is used as it is, without the word Bearer or blanks around it", async () => {
    const session = await pasted("  Bearer abc.def-_~+/==\n");
    expect(await session.token(DATA_ORIGIN)).toBe("abc.def-_~+/==");
    expect(session.states().get("pasted")).toMatchObject({ status: "signed-in", renewable: false });
  });

  it.each(["", "two words", "line\nbreak", '"quoted"', "ünicode"])(
    "is refused when it is none: %j",
    async (text) => {
      await expect(pasted(text)).rejects.toThrow("is not an access token");
    },
  );

  it("is warned about before its end and ends by itself, even when no request needs it", async () => {
    // A minute passes in 10 ms.
    browser = new SimulatedBrowser(undefined, 6000);
    const session = await pasted(expiring(60));
    const seen: string[] = [];
    session.subscribe(() => {
      const state = session.states().get("pasted");
      seen.push(`${state?.status}: ${state?.problem?.message ?? "fine"}`);
    });
    expect(session.states().get("pasted")).not.toHaveProperty("problem");
    await eventually(() => expect(session.states().get("pasted")?.status).toBe("ended"));
    expect(seen.join()).toMatch(/signed-in: The pasted token for Pasted ends in \d+ minutes?.*ended: /);
    expect(await session.token(DATA_ORIGIN)).toBeUndefined();
  });

  it("is not given up because the clock was set back", async () => {
    const tab = browser.tab({ fetch: provider.fetch });
    const session = createSession([config], tab);
    await session.start();
    const token = expiring(30);
    await session.signIn("pasted", { returnTo: "/", credentials: { kind: "token", token } });
    browser.jump(-60 * MINUTE);
    tab.wake();
    expect(await session.token(DATA_ORIGIN)).toBe(token);
    expect(session.states().get("pasted")?.status).toBe("signed-in");
  });

  const remembered = async (token: string) => {
    const session = createSession([config], browser.tab({ fetch: provider.fetch }));
    await session.start();
    const credentials = { kind: "token", token, remember: true } as const;
    await session.signIn("pasted", { returnTo: "/", credentials });
    return session;
  };
  const opened = async () => {
    const session = createSession([config], browser.tab({ fetch: provider.fetch }));
    await session.start();
    return session;
  };

  it("stays in the memory of its tab: no storage has it, no other tab, and no reload", async () => {
    const token = expiring(60);
    const session = await pasted(token);
    expect(await session.token(DATA_ORIGIN)).toBe(token);
    expect(browser.dump()).toBe("[]");
    expect(await (await opened()).token(DATA_ORIGIN)).toBeUndefined();
  });

  it("is there in every tab when it is remembered, until it ends", async () => {
    const token = expiring(60);
    const session = await remembered(token);
    expect(session.states().get("pasted")).toMatchObject({ status: "signed-in", remembered: true });
    expect(await (await opened()).token(DATA_ORIGIN)).toBe(token);
    browser.jump(61 * MINUTE);
    const later = await opened();
    expect(later.states().get("pasted")).toMatchObject({
      status: "ended",
      problem: { message: "The pasted token for Pasted has ended." },
    });
    expect(browser.dump()).not.toContain(token);
  });

  it("that does not say when it ends is remembered for a day, and no tab need be open to forget it", async () => {
    await remembered("opaque-token");
    browser.jump(23 * 60 * MINUTE);
    expect(await (await opened()).token(DATA_ORIGIN)).toBe("opaque-token");
    browser.jump(2 * 60 * MINUTE);
    const later = await opened();
    expect(later.states().get("pasted")?.problem?.message).toContain("was remembered for a day");
    expect(browser.dump()).not.toContain("opaque-token");
  });

  it("that is not to be remembered leaves nothing of the one that was", async () => {
    const session = await remembered("first-token");
    await session.signIn("pasted", { returnTo: "/", credentials: { kind: "token", token: "second-token" } });
    expect(await session.token(DATA_ORIGIN)).toBe("second-token");
    expect(browser.dump()).toBe("[]");
    await session.signIn("pasted", {
      returnTo: "/",
      credentials: { kind: "token", token: "third-token", remember: true },
    });
    expect(await (await opened()).token(DATA_ORIGIN)).toBe("third-token");
    await session.signOut("pasted");
    expect(browser.dump()).toBe("[]");
  });

  it("that a service refused is not sent again, by any tab, and says who refused it and when", async () => {
    const session = await remembered("bad-token");
    const other = await opened();
    const before = browser.now();
    session.reject("bad-token", "data.example");
    const sent = await Promise.all(Array.from({ length: 62 }, () => session.token(DATA_ORIGIN)));
    expect(sent.filter((token) => token !== undefined)).toEqual([]);
    await eventually(() =>
      expect(other.states().get("pasted")).toMatchObject({
        status: "signed-in",
        refused: { host: "data.example" },
        problem: { message: "data.example refused the token for Pasted, so it is not sent again." },
      }),
    );
    expect(other.states().get("pasted")?.refused?.at).toBeGreaterThanOrEqual(before);
    expect(await other.token(DATA_ORIGIN)).toBeUndefined();
    const openings = vi.fn();
    session.onOpened(openings);
    await session.signIn("pasted", { returnTo: "/", credentials: { kind: "token", token: "good-token" } });
    expect(await session.token(DATA_ORIGIN)).toBe("good-token");
    expect(session.states().get("pasted")).not.toHaveProperty("refused");
    expect(openings).toHaveBeenCalledExactlyOnceWith([DATA_ORIGIN]);
  });

  it("that has ended already is not taken", async () => {
    await expect(pasted(expiring(-1))).rejects.toThrow("has ended");
  });
});

describe("a provider without a registered client", () => {
  it("says so instead of leaving the page", async () => {
    const config = { ...codeConfig(provider), clientId: "" };
    const { session, tab } = await openTab(browser, provider, config);
    await expect(session.signIn("scripted", { returnTo: "/" })).rejects.toMatchObject({
      problem: { kind: "configuration" },
    });
    expect(tab.left).toHaveLength(0);
  });
});
