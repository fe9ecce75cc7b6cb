import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import { readBody } from "../http/body.ts";
import { accountFor, accounts } from "./accounts.ts";
import { errorPage, sendPage, signInPage } from "./pages.ts";
import { createIdentityProvider } from "./provider.ts";
import type { IdentityOptions } from "./provider.ts";

export interface Identity {
  readonly issuer: string;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What an access token that is still good allows; undefined for any other. */
  grantOf(token: string): Promise<AccessGrant | undefined>;
  /** Whether a token is good by itself: one that is bound to a key is not. */
  isValidToken(token: string): Promise<boolean>;
}

export interface AccessGrant {
  /** Of the key that the token is bound to (RFC 9449, section 6). */
  readonly thumbprint?: string;
}

/** The path of the issuer, e.g. `/oidc`: what the provider is mounted at. */
export const identityPath = "/oidc";

export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const provider = await createIdentityProvider(options);
  const answerProvider = provider.callback();
  const grantOf: Identity["grantOf"] = async (token) => {
    const found = await provider.AccessToken.find(token).catch(() => undefined);
    if (found?.isValid !== true) return undefined;
    return found.jkt === undefined ? {} : { thumbprint: found.jkt };
  };
  return {
    issuer: options.issuer,
    answer: async (request, response) => {
      const { pathname } = new URL(request.url ?? "/", options.issuer);
      const interaction = /^\/oidc\/interaction\/[\w-]+$/.test(pathname);
      if (interaction) await answerInteraction(provider, pathname, request, response);
      else {
        // The provider finds out where it is mounted by comparing the two.
        Object.assign(request, { originalUrl: request.url });
        request.url = request.url?.slice(identityPath.length) || "/";
        await answerProvider(request, response);
      }
    },
    grantOf,
    isValidToken: async (token) => {
      const grant = await grantOf(token);
      return grant !== undefined && grant.thumbprint === undefined;
    },
  };
}

async function answerInteraction(
  provider: Provider,
  action: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
  if (interaction === undefined) {
    const description = "This sign-in is too old, or was begun in another browser.";
    sendPage(response, { ...errorPage("session_not_found", description), status: 400 });
    return;
  }
  if (interaction.prompt.name === "consent") {
    // Asked for with `prompt=consent`; the grant itself is made by the provider's configuration.
    await provider.interactionFinished(request, response, { consent: {} }, { mergeWithLastSubmission: true });
    return;
  }
  if (request.method !== "POST") {
    const { login_hint: hint } = interaction.params;
    sendPage(response, signInPage(action, accounts, typeof hint === "string" ? { username: hint } : {}));
    return;
  }
  const form = new URLSearchParams(await readBody(request));
  const username = form.get("username")?.trim() ?? "";
  const account = accountFor(username, form.get("password") ?? "");
  if (account === undefined) {
    sendPage(response, signInPage(action, accounts, { username, failed: true }));
    return;
  }
  const login = { accountId: account.username };
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}
