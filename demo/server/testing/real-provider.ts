import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createIdentity } from "../identity/service.ts";
import type { CodeProviderConfig } from "../../../src/config/types.ts";

/** A real OpenID provider on loopback with rotating refresh tokens, and a person who signs in there. */
export interface RealProvider {
  readonly origin: string;
  readonly config: CodeProviderConfig;
  /** Token requests so far. */
  readonly tokenRequests: () => number;
  isValidToken(token: string): Promise<boolean>;
  /** Follows an authorisation address as a person would; the address the browser is sent back to. */
  signIn(url: string, username?: string): Promise<string>;
  /** Forgets the person: the next visit asks for a password. */
  forgetCookies(): void;
  close(): void;
}

export async function startRealProvider(accessTokenSeconds = 300): Promise<RealProvider> {
  let tokenRequests = 0;
  const server = createServer((request, response) => {
    if (request.method === "POST" && request.url === "/oidc/token") tokenRequests++;
    void identity.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const identity = await createIdentity({
    issuer: `${origin}/oidc`,
    accessTokenSeconds,
    refreshTokenSeconds: 3600,
  });
  const cookies = new Map<string, string>();
  return {
    origin,
    config: {
      kind: "code",
      id: "demo",
      title: "Demo sign-in",
      origins: [origin],
      authority: `${origin}/oidc`,
      clientId: "revisit-demo",
      scope: "openid profile email offline_access",
      method: "redirect",
      session: "shared",
      dpop: false,
    },
    tokenRequests: () => tokenRequests,
    isValidToken: async (token) => identity.isValidToken(token),
    signIn: (url, username = "ada") => visit(url, `${origin}/oidc`, cookies, username),
    forgetCookies: () => cookies.clear(),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Follows redirects and fills in the sign-in form, until the way leads out of the provider. */
async function visit(
  url: string,
  provider: string,
  cookies: Map<string, string>,
  username: string,
): Promise<string> {
  let next = url;
  let form: string | undefined;
  for (let step = 0; step < 12; step++) {
    const response: Response = await fetch(next, {
      redirect: "manual",
      method: form === undefined ? "GET" : "POST",
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(form === undefined ? {} : { body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      if (pair.slice(at + 1) === "") cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get("location");
    form = undefined;
    if (location !== null) {
      next = new URL(location, next).href;
      if (!next.startsWith(provider)) return next;
    } else if (response.status === 200) {
      const html = await response.text();
      next = new URL(/action="([^"]+)"/.exec(html)?.[1] ?? "", next).href;
      const hidden = [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
        name,
        value,
      ]);
      form = new URLSearchParams({ ...Object.fromEntries(hidden), username, password: "demo" }).toString();
    } else {
      throw new Error(`The provider answered ${response.status} at ${next}: ${await response.text()}`);
    }
  }
  throw new Error("The sign-in did not come to an end.");
}
