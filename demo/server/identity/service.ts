import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import { readBody } from "../http/body.ts";
import type { TokenCheck } from "../assets/service.ts";
import { accountFor, accounts } from "./accounts.ts";
import { errorPage, sendPage, signInPage } from "./pages.ts";
import { createIdentityProvider } from "./provider.ts";
import type { IdentityOptions } from "./provider.ts";

export interface Identity {
  readonly issuer: string;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  readonly isValidToken: TokenCheck;
}

/** The path of the issuer, e.g. `/oidc`: what the provider is mounted at. */
export const identityPath = "/oidc";

export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const provider = await createIdentityProvider(options);
  const answerProvider = provider.callback();
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
    isValidToken: async (token) => {
      const found = await provider.AccessToken.find(token).catch(() => undefined);
      // A token bound to a key is worth nothing without the proof, which files do not take.
      return found?.isValid === true && !found.isSenderConstrained();
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
