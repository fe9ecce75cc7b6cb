import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer } from "../server.ts";
import type { DemoServer } from "../server.ts";
import { authorisation, exchange, signIn, TestBrowser, tokenRequest } from "../testing/code-flow.ts";
import type { Flow } from "../testing/code-flow.ts";
import { testFolder, testItem } from "../testing/folder.ts";
import type { TestFolder } from "../testing/folder.ts";

const ada = { username: "ada", password: "demo" };
const bo = { username: "bo", password: "demo" };
let folder: TestFolder;
let server: DemoServer;
let flow: Flow;
let file: string;

beforeAll(async () => {
  folder = await testFolder({
    "one.json": testItem(
      "one",
      [5, 51, 6, 52],
      { datetime: "2025-06-01T10:00:00Z" },
      {
        assets: { data: { href: "./one.tif" }, thumbnail: { href: "./one.png" } },
      },
    ),
    "one.tif": "pixels",
    "one.png": "picture",
  });
  server = await startDemoServer({ port: 0, folder: folder.path, isSample: false });
  flow = { issuer: `${server.origin}/oidc`, redirectUri: `${server.origin}/` };
  file = `${server.origin}/signed/assets/one.tif`;
});

afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
});

async function signedIn(browser = new TestBrowser()) {
  const { callback, verifier } = await signIn(browser, flow, ada);
  return exchange(flow, callback, verifier);
}

function readWith(token: string) {
  return fetch(file, { headers: { Authorization: `Bearer ${token}` } });
}

describe("the sign-in of the signed catalogue", () => {
  it("refuses files without a token and says how to get one", async () => {
    const response = await fetch(file);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("refuses a token that was never issued as invalid", async () => {
    const response = await readWith("made-up");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain('error="invalid_token"');
  });

  it("serves files with a token from the code flow, and the callback keeps the state", async () => {
    const { callback, verifier } = await signIn(new TestBrowser(), flow, ada);
    expect(callback.origin + callback.pathname).toBe(flow.redirectUri);
    expect(callback.searchParams.get("state")).toBe("kept");
    const tokens = await exchange(flow, callback, verifier);
    expect(tokens.expires_in).toBe(300);
    const response = await readWith(tokens.access_token);
    expect([response.status, await response.text()]).toEqual([200, "pixels"]);
  });

  it("puts the person into the id token", async () => {
    const { id_token: token } = await signedIn();
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ sub: "ada", name: "Ada Akkerman", email: "ada@example.org" });
  });

  it("leaves thumbnails open, because an img element carries no token", async () => {
    expect((await fetch(`${server.origin}/signed/assets/one.png`)).status).toBe(200);
  });

  it("lets anybody search and tells which files need the sign-in", async () => {
    const response = await fetch(`${server.origin}/signed/stac/search`);
    const { features } = (await response.json()) as { features: Record<string, Record<string, unknown>>[] };
    expect(features[0]?.["assets"]).toMatchObject({ data: { "auth:refs": ["demo"] } });
    expect(features[0]?.["assets"]?.["thumbnail"]).not.toHaveProperty("auth:refs");
    expect(features[0]?.["properties"]).toMatchObject({
      "auth:schemes": {
        demo: {
          type: "openIdConnect",
          openIdConnectUrl: `${server.origin}/oidc/.well-known/openid-configuration`,
        },
      },
    });
  });

  it("stops accepting a token when its life is over", async () => {
    const hasty = await startDemoServer({
      port: 0,
      folder: folder.path,
      isSample: false,
      accessTokenSeconds: 1,
    });
    const there = { issuer: `${hasty.origin}/oidc`, redirectUri: `${hasty.origin}/` };
    const { callback, verifier } = await signIn(new TestBrowser(), there, ada);
    const { access_token: token, expires_in: life } = await exchange(there, callback, verifier);
    const headers = { Authorization: `Bearer ${token}` };
    const status = async () => (await fetch(`${hasty.origin}/signed/assets/one.tif`, { headers })).status;
    await expect.poll(status, { timeout: 10_000 }).toBe(401);
    await hasty.close();
    expect(life).toBe(1);
  });
});

describe("renewal", () => {
  it("rotates the refresh token, and using the old one again ends the session", async () => {
    const first = await signedIn();
    const renewal = await tokenRequest(flow, {
      grant_type: "refresh_token",
      refresh_token: first.refresh_token,
    });
    const second = (await renewal.json()) as typeof first;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await readWith(second.access_token)).status).toBe(200);

    const reuse = await tokenRequest(flow, {
      grant_type: "refresh_token",
      refresh_token: first.refresh_token,
    });
    expect(reuse.status).toBe(400);
    expect(await reuse.json()).toMatchObject({ error: "invalid_grant" });
    expect((await readWith(second.access_token)).status).toBe(401);
  });

  it("answers prompt=none with a code while the provider knows the browser", async () => {
    const browser = new TestBrowser();
    await signedIn(browser);
    const { url, verifier } = authorisation({ ...flow, prompt: "none" });
    const callback = await browser.follow(url, flow.issuer);
    if (!(callback instanceof URL)) throw new Error("prompt=none showed a page");
    const tokens = await exchange(flow, callback, verifier);
    expect((await readWith(tokens.access_token)).status).toBe(200);
    expect(tokens.refresh_token).toBeTypeOf("string");
  });

  it("answers prompt=none with login_required in a browser it does not know", async () => {
    const callback = await new TestBrowser().follow(
      authorisation({ ...flow, prompt: "none" }).url,
      flow.issuer,
    );
    if (!(callback instanceof URL)) throw new Error("prompt=none showed a page");
    expect(callback.searchParams.get("error")).toBe("login_required");
  });

  it("revokes a token when asked to", async () => {
    const { access_token: token } = await signedIn();
    await fetch(`${flow.issuer}/token/revocation`, {
      method: "POST",
      body: new URLSearchParams({ client_id: "revisit-demo", token }),
    });
    expect((await readWith(token)).status).toBe(401);
  });
});

describe("the sign-in page", () => {
  it("spells out the demo accounts and labels its fields", async () => {
    const page = await new TestBrowser().follow(authorisation(flow).url, flow.issuer);
    if (page instanceof URL) throw new Error("no page was shown");
    const html = await page.text();
    expect(html).toContain("<code>ada</code></td><td><code>demo</code>");
    expect(html).toContain('<label for="password">');
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("asks for no icon that its policy refuses", async () => {
    const page = await new TestBrowser().follow(authorisation(flow).url, flow.issuer);
    if (page instanceof URL) throw new Error("no page was shown");
    expect(await page.text()).toContain('<link rel="icon" href="data:,">');
    expect(page.headers.get("content-security-policy")?.split("; ")).toContain("img-src data:");
  });

  it("says so when the password is wrong", async () => {
    await expect(signIn(new TestBrowser(), flow, { username: "ada", password: "x" })).rejects.toThrow(
      "do not belong to a demo account",
    );
  });

  it.each(["without signing out", "after signing out"])("lets another person sign in %s", async (how) => {
    const browser = new TestBrowser();
    const first = await signedIn(browser);
    if (how === "after signing out") {
      await fetch(`${flow.issuer}/token/revocation`, {
        method: "POST",
        body: new URLSearchParams({ client_id: "revisit-demo", token: first.refresh_token }),
      });
    }
    const { callback, verifier } = await signIn(browser, { ...flow, prompt: "login" }, bo);
    const { id_token: token, access_token: access } = await exchange(flow, callback, verifier);
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ sub: "bo" });
    expect((await readWith(access)).status).toBe(200);
  });

  it("escapes what was typed", async () => {
    const browser = new TestBrowser();
    const page = await browser.follow(authorisation(flow).url, flow.issuer);
    const html = page instanceof URL ? "" : await page.text();
    const action = new URL(/action="([^"]+)"/.exec(html)?.[1] ?? "", flow.issuer).href;
    const again = await browser.request(action, {
      method: "POST",
      body: new URLSearchParams({ username: '"><script>', password: "" }),
    });
    expect(await again.text()).toContain("&quot;&gt;&lt;script&gt;");
  });
});

describe("the client", () => {
  it.each(["http://127.0.0.1:5173/", "http://localhost:9999/", "http://127.0.0.1:1/callback.html"])(
    "may come back to %s",
    async (redirectUri) => {
      const { callback } = await signIn(new TestBrowser(), { ...flow, redirectUri }, ada);
      expect(callback.href.startsWith(redirectUri)).toBe(true);
    },
  );

  it("may not send a code to a host that is not this computer", async () => {
    const redirectUri = "http://attacker.example/";
    const answer = await new TestBrowser().follow(authorisation({ ...flow, redirectUri }).url, flow.issuer);
    if (answer instanceof URL) throw new Error("the browser was sent away");
    expect(answer.status).toBe(400);
  });

  it("may ask for tokens from the page of any loopback origin, and of no other", async () => {
    const allowed = async (origin: string) => {
      const response = await fetch(`${flow.issuer}/token`, {
        method: "POST",
        headers: { Origin: origin },
        body: new URLSearchParams({
          client_id: "revisit-demo",
          grant_type: "refresh_token",
          refresh_token: "x",
        }),
      });
      return response.headers.get("access-control-allow-origin");
    };
    expect(await allowed("http://127.0.0.1:5173")).toBe("http://127.0.0.1:5173");
    expect(await allowed("https://attacker.example")).toBeNull();
  });

  it("signs out and comes back, after which prompt=none finds no session", async () => {
    const browser = new TestBrowser();
    const { id_token: hint } = await signedIn(browser);
    const query = new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: flow.redirectUri });
    const page = await browser.request(`${flow.issuer}/session/end?${query}`);
    const html = await page.text();
    const back = await browser.follow(/action="([^"]+)"/.exec(html)?.[1] ?? "", flow.issuer, {
      method: "POST",
      body: new URLSearchParams({ xsrf: /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? "", logout: "yes" }),
    });
    expect(back).toEqual(new URL(flow.redirectUri));
    const silent = await browser.follow(authorisation({ ...flow, prompt: "none" }).url, flow.issuer);
    expect(silent).toBeInstanceOf(URL);
    expect((silent as URL).searchParams.get("error")).toBe("login_required");
  });
});
