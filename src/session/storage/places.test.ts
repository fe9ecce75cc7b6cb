import { beforeEach, describe, expect, it } from "vitest";
import type { PastedTokenProviderConfig, ProviderConfig } from "../../config/types.ts";
import { createSession } from "../session.ts";
import { eventually } from "../testing/eventually.ts";
import { ScriptedProvider } from "../testing/scripted-provider.ts";
import { answered, codeConfig, DATA_ORIGIN, passwordConfig } from "../testing/sign-in.ts";
import { SimulatedBrowser, type SimulatedTab } from "../testing/simulated-browser.ts";
import type { Credentials } from "../types.ts";

/** Every row of “Where things are kept” in docs/sign-in.md, against all that a browser has stored. */
describe("where things are kept", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    browser = new SimulatedBrowser(undefined, 20);
    provider = new ScriptedProvider();
    provider.now = () => browser.now();
    provider.claims = { sub: "u1", name: "Ada Akkerman" };
  });

  const open = async (config: ProviderConfig, tab: SimulatedTab) => {
    const session = createSession([config], tab);
    await session.start();
    return { tab, session };
  };
  const typed = async (config: ProviderConfig, credentials: Credentials) => {
    const opened = await open(config, browser.tab({ fetch: provider.fetch }));
    await opened.session.signIn(config.id, { returnTo: "/", credentials });
    return opened;
  };
  const redirected = async (config: ReturnType<typeof codeConfig>) => {
    const leaving = await open(config, browser.tab({ fetch: provider.fetch }));
    void leaving.session.signIn(config.id, { returnTo: "/revisit/#view" });
    const back = await answered(leaving.tab, browser);
    const away = stored();
    leaving.tab.setAddress(back);
    return { ...(await open(config, browser.reload(leaving.tab))), away };
  };
  const stored = () => [...browser.entries()].map(asText).join();
  const marked = (tab: SimulatedTab) => [...tab.marks].map(asText).join();
  const password = { kind: "password", username: "ada", password: "hunter2" } as const;
  const pastedConfig: PastedTokenProviderConfig = {
    kind: "token",
    id: "pasted",
    title: "Pasted",
    origins: [DATA_ORIGIN],
  };

  it("a shared session lies in IndexedDB with its tokens and claims, and without password or id token", async () => {
    const { tab } = await typed(passwordConfig(provider), password);
    expect(stored()).toMatch(/access-\d/);
    expect(stored()).toMatch(/refresh-\d/);
    expect(stored()).not.toContain("hunter2");
    expect(marked(tab)).toBe("");
  });

  it("verifier and view of a sign-in lie in IndexedDB until it comes back, or for ten minutes", async () => {
    const { away } = await redirected(codeConfig(provider));
    expect(away).toContain("code_verifier");
    expect(away).toContain("#view");
    expect(stored()).not.toContain("code_verifier");
    expect(stored()).toContain("Ada Akkerman");

    const { session } = await open(codeConfig(provider), browser.tab({ fetch: provider.fetch }));
    void session.signIn("scripted", { returnTo: "/revisit/" });
    await eventually(() => expect(stored()).toContain("code_verifier"));
    browser.jump(601_000);
    await open(codeConfig(provider), browser.tab({ fetch: provider.fetch }));
    await eventually(() => expect(stored()).not.toContain("code_verifier"));
  });

  it("the id token is kept with the session only where the provider has a sign-out page", async () => {
    await redirected(codeConfig(provider));
    expect(stored()).not.toContain(".signature");
    provider.metadata = { end_session_endpoint: `${provider.authority}/logout` };
    const { session } = await redirected(codeConfig(provider));
    expect(stored()).toContain(".signature");
    await session.signOut("scripted");
    expect(stored()).not.toContain(".signature");
  });

  it("a session of one tab (`code`) stores no token and no name; a mark says that there was one", async () => {
    const { tab, session } = await redirected({ ...codeConfig(provider), session: "tab" });
    expect(await session.token(DATA_ORIGIN)).toMatch(/^access-/);
    expect(stored()).not.toMatch(/access-|refresh-|Ada/);
    expect(marked(tab)).toBe("signed-in:scripted,1");
  });

  it("a session of one tab (`password`) is encrypted, its key in sessionStorage only between two pages", async () => {
    const { tab } = await typed({ ...passwordConfig(provider), session: "tab" }, password);
    expect(browser.entries().size).toBe(1);
    expect(stored()).not.toMatch(/access-|refresh-|ada|hunter2/);
    expect(marked(tab)).toBe("");
    tab.leave();
    expect(marked(tab)).toContain("oct");
  });

  it("client id, secret and the tokens got with them are stored nowhere, and the secret is told to no tab", async () => {
    const { tab, session } = await typed(
      {
        kind: "client-credentials",
        id: "hub",
        title: "Hub",
        origins: [DATA_ORIGIN],
        tokenEndpoint: "https://hub.example/token",
        scope: "",
      },
      { kind: "client-credentials", clientId: "my-client", clientSecret: "s3cret" },
    );
    expect(await session.token(DATA_ORIGIN)).toMatch(/^access-/);
    expect(stored() + marked(tab)).toBe("");
    expect(browser.said.join()).toContain("access-");
    expect(browser.said.join()).not.toContain("s3cret");
  });

  it("a pasted token is stored nowhere, or in IndexedDB where it is to be remembered", async () => {
    const { tab } = await typed(pastedConfig, { kind: "token", token: "pasted-1" });
    expect(stored() + marked(tab)).toBe("");
    const remembering = await typed(pastedConfig, { kind: "token", token: "pasted-2", remember: true });
    expect(stored()).toContain("pasted-2");
    expect(marked(remembering.tab)).toBe("");
  });

  it("signatures are stored nowhere", async () => {
    const answer = { token: "sig=s1gned", "msft:expiry": new Date(browser.now() + 3_600_000).toISOString() };
    const { tab, session } = await open(
      {
        kind: "signature",
        id: "signed",
        title: "Signed",
        origins: [DATA_ORIGIN],
        tokenUrl: "https://sas.example/token/{collection}",
      },
      browser.tab({ fetch: async () => Response.json(answer) }),
    );
    expect(await session.signatureFor(`${DATA_ORIGIN}/a/b.tif`)).toBe("sig=s1gned");
    expect(stored() + marked(tab)).toBe("");
  });

  it("after a sign-out one word is left: that the next sign-in is to ask for a password", async () => {
    const { tab, session } = await redirected(codeConfig(provider));
    await session.signOut("scripted");
    expect(stored()).toBe("signed-out:scripted,true");
    expect(marked(tab)).toBe("");
  });

  it("an ended session keeps the name and the reason until it is forgotten", async () => {
    const { session } = await typed(passwordConfig(provider), password);
    provider.endGrants();
    browser.jump(3_600_000);
    await session.token(DATA_ORIGIN);
    expect(stored()).toContain("The session with Scripted has ended.");
    expect(stored()).toContain("ada");
    expect(stored()).not.toMatch(/access-|refresh-/);
    await session.signOut("scripted");
    expect(stored()).toBe("");
  });
});

/** What is in a stored value, bytes included. */
function asText(value: unknown): string {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("latin1");
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer).toString("latin1");
  if (typeof value === "object" && value !== null) {
    return Array.isArray(value)
      ? value.map(asText).join()
      : Object.entries(value)
          .flatMap(([name, part]) => [name, asText(part)])
          .join();
  }
  return String(value);
}
