import { createHash, randomBytes } from "node:crypto";

/** A browser as far as a sign-in needs one: it keeps cookies and follows redirects by hand. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  /** One request without following redirects. */
  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Cookie", [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects within `origin`; returns the last answer, or the address outside `within`. */
  async follow(url: string, within: string, init?: RequestInit): Promise<Response | URL> {
    let response = await this.request(url, init);
    for (let step = 0; step < 10; step += 1) {
      const location = response.headers.get("location");
      if (location === null) return response;
      const next = new URL(location, response.url || url);
      if (!next.href.startsWith(within)) return next;
      response = await this.request(next.href);
    }
    throw new Error("too many redirects");
  }

  /** Sends the form of a page that sends it by itself; other pages and addresses stay as they are. */
  async submitted(answer: Response | URL, within: string): Promise<Response | URL> {
    if (answer instanceof URL) return answer;
    const html = await answer.clone().text();
    if (!html.includes("document.forms[0].submit()")) return answer;
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? "";
    const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
    const body = new URLSearchParams([...inputs].map(([, name = "", value = ""]) => [name, value]));
    return this.follow(new URL(action, within).href, within, { method: "POST", body });
  }
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly expires_in: number;
}

export interface Flow {
  readonly issuer: string;
  readonly redirectUri: string;
  readonly prompt?: string;
  /** Extra scopes to openid. */
  readonly scope?: string;
}

/** Address of an authorisation request and the verifier that belongs to it. */
export function authorisation(flow: Flow): { url: string; verifier: string } {
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: "revisit-demo",
    response_type: "code",
    redirect_uri: flow.redirectUri,
    scope: flow.scope ?? "openid profile email offline_access",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    state: "kept",
    ...(flow.prompt === undefined ? {} : { prompt: flow.prompt }),
  });
  return { url: `${flow.issuer}/auth?${query}`, verifier };
}

/** Signs in on the sign-in page and returns the address the provider sends the browser back to. */
export async function signIn(
  browser: TestBrowser,
  flow: Flow,
  { username, password }: { username: string; password: string },
): Promise<{ callback: URL; verifier: string }> {
  const { url, verifier } = authorisation(flow);
  const page = await browser.follow(url, flow.issuer);
  if (page instanceof URL) return { callback: page, verifier };
  const action = /action="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const answer = await browser.follow(new URL(action, flow.issuer).href, flow.issuer, {
    method: "POST",
    body: new URLSearchParams({ username, password }),
  });
  // Somebody else was signed in: the provider signs them out first.
  const callback = await browser.submitted(answer, flow.issuer);
  if (!(callback instanceof URL)) {
    throw new Error(/role="alert"[^>]*>([^<]+)/.exec(await callback.text())?.[1] ?? "no way back");
  }
  return { callback, verifier };
}

export async function exchange(flow: Flow, callback: URL, verifier: string): Promise<Tokens> {
  const response = await tokenRequest(flow, {
    grant_type: "authorization_code",
    code: callback.searchParams.get("code") ?? "",
    redirect_uri: flow.redirectUri,
    code_verifier: verifier,
  });
  return (await response.json()) as Tokens;
}

export function tokenRequest(flow: Flow, parameters: Record<string, string>): Promise<Response> {
  return fetch(`${flow.issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: "revisit-demo", ...parameters }),
  });
}
