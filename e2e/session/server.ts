import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build } from "vite";
import { createIdentity } from "../../demo/server/identity/service.ts";
import type { CodeProviderConfig } from "../../src/config/types.ts";

/** What happens to one token request instead of, or after, a good answer. */
export type TokenFault =
  | { readonly kind: "status"; readonly status: number; readonly body?: string; readonly retryAfter?: number }
  | { readonly kind: "reset" }
  | { readonly kind: "hang" }
  /** The answer begins, and its body never comes. */
  | { readonly kind: "headers-only" }
  /** The provider has done its work, and the connection breaks before the answer. */
  | { readonly kind: "lost-reply" }
  /** The same, but the connection stays open: the body never comes. */
  | { readonly kind: "stuck-reply" };

export interface TrialServer {
  readonly origin: string;
  /** Faults of the next token requests, in order. */
  readonly faults: TokenFault[];
  tokenRequests: number;
  /** Answers of the protected data so far, by status. */
  readonly answers: Map<number, number>;
  /** Every request line with its headers and body: where a search for a leaked token looks. */
  readonly requests: { readonly url: string; readonly text: string }[];
  /** Refuses this token from now on. */
  revoke(token: string): void;
  configure(change: Partial<CodeProviderConfig>): void;
  /** False ends every open connection and every new one, as a network that goes away does. */
  setReachable(reachable: boolean): void;
  close(): Promise<void>;
}

/** The strictest policy the application runs under. */
const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self' http://localhost:*; img-src data:; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".map": "application/json",
};

export interface TrialOptions {
  readonly accessTokenSeconds?: number;
  /** Puts the provider on another site than the page: `localhost` beside 127.0.0.1. */
  readonly crossSite?: boolean;
}

/** A page with nothing but the session, protected data, and a real OpenID provider. */
export async function startTrialServer(options: TrialOptions = {}): Promise<TrialServer> {
  const folder = await mkdtemp(join(tmpdir(), "revisit-session-"));
  await buildPage(folder);
  const refused = new Set<string>();
  let change: Partial<CodeProviderConfig> = {};
  let reachable = true;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const issuer = options.crossSite ? `http://localhost:${port}/oidc` : `${origin}/oidc`;
  const identity = await createIdentity({
    issuer,
    accessTokenSeconds: options.accessTokenSeconds ?? 300,
    refreshTokenSeconds: 3600,
  });
  const trial: TrialServer = {
    origin,
    faults: [],
    tokenRequests: 0,
    answers: new Map(),
    requests: [],
    revoke: (token) => void refused.add(token),
    configure: (next) => {
      change = next;
    },
    setReachable: (value) => {
      reachable = value;
      if (!reachable) server.closeAllConnections();
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", origin);
    // Browsers send a POST again when its connection broke: it must not arrive either.
    if (!reachable) return void request.socket.destroy();
    trial.requests.push({ url: request.url ?? "", text: JSON.stringify(request.headers) });
    if (pathname === "/oidc/token") return answerToken(request, response);
    if (pathname.startsWith("/oidc")) return identity.answer(request, response);
    if (pathname === "/data") return answerData(request, response);
    if (pathname === "/provider.json") return send(response, "application/json", JSON.stringify(provider()));
    if (pathname === "/elsewhere") return send(response, "text/html", "<title>Elsewhere</title>");
    const name = pathname === "/" ? "index.html" : pathname;
    const file = await readFile(join(folder, name)).catch(() => undefined);
    if (file) return send(response, TYPES[extname(name)] ?? "application/octet-stream", file);
    response.writeHead(404).end();
  }

  async function answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    trial.tokenRequests++;
    const fault = trial.faults.shift();
    if (fault?.kind === "hang") return;
    if (fault?.kind === "headers-only") {
      response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      return;
    }
    if (fault?.kind === "reset") request.socket.destroy();
    else if (fault?.kind === "status") {
      const headers = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
      response.writeHead(fault.status, headers).end(fault.body ?? "");
    } else if (fault?.kind === "lost-reply") {
      // The provider does its work and writes into nothing; the browser sees the connection break.
      const end = () => {
        request.socket.destroy();
        return response;
      };
      await identity.answer(request, Object.assign(response, { write: () => true, end }));
    } else if (fault?.kind === "stuck-reply") {
      const end = () => {
        response.flushHeaders();
        return response;
      };
      await identity.answer(request, Object.assign(response, { write: () => true, end }));
    } else await identity.answer(request, response);
  }

  async function answerData(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
    const status = !refused.has(token) && (await identity.isValidToken(token)) ? 200 : 401;
    trial.answers.set(status, (trial.answers.get(status) ?? 0) + 1);
    response.writeHead(status, { "cache-control": "no-store" }).end("data");
  }

  function provider(): CodeProviderConfig {
    return {
      kind: "code",
      id: "trial",
      title: "Trial",
      origins: [origin],
      authority: issuer,
      clientId: "revisit-demo",
      scope: "openid profile email offline_access",
      method: "redirect",
      session: "shared",
      dpop: false,
      ...change,
    };
  }

  return trial;
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response
    .writeHead(200, {
      "content-type": type,
      "content-security-policy": POLICY,
      "referrer-policy": "no-referrer",
    })
    .end(body);
}

async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: "./",
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, target: "es2023", modulePreload: { polyfill: false } },
  });
}
