import { eventually } from "./eventually.ts";
import type { CodeProviderConfig, PasswordProviderConfig } from "../../config/types.ts";
import { createSession } from "../session.ts";
import type { ScriptedProvider } from "./scripted-provider.ts";
import type { SimulatedBrowser, SimulatedTab } from "./simulated-browser.ts";

/** Where the scripted provider's tokens may go. */
export const DATA_ORIGIN = "https://data.example";

export function codeConfig(provider: ScriptedProvider): CodeProviderConfig {
  return {
    kind: "code",
    id: "scripted",
    title: "Scripted",
    origins: [DATA_ORIGIN],
    authority: provider.authority,
    clientId: "revisit",
    scope: "openid",
    method: "redirect",
    session: "shared",
    dpop: false,
  };
}

export function passwordConfig(provider: ScriptedProvider): PasswordProviderConfig {
  const { id, title, origins, authority, clientId, scope, session } = codeConfig(provider);
  return { kind: "password", id, title, origins, authority, clientId, scope, session };
}

/** A tab whose session has read what is stored. */
export async function openTab(
  browser: SimulatedBrowser,
  provider: ScriptedProvider,
  config: CodeProviderConfig | PasswordProviderConfig = codeConfig(provider),
  address?: string,
) {
  provider.now = () => browser.now();
  const tab = browser.tab({ fetch: provider.fetch, ...(address === undefined ? {} : { address }) });
  const session = createSession([config], tab);
  const started = await session.start();
  return { tab, session, started };
}

/** A tab in which a person has just signed in by redirect. */
export async function signInByRedirect(
  browser: SimulatedBrowser,
  provider: ScriptedProvider,
  config: CodeProviderConfig = codeConfig(provider),
) {
  const { tab, session } = await openTab(browser, provider, config);
  void session.signIn(config.id, { returnTo: "/revisit/" });
  const back = await answered(tab, browser);
  tab.kill();
  return openTab(browser, provider, config, back);
}

/** A tab in which a person has just typed a password. */
export async function signInByPassword(browser: SimulatedBrowser, provider: ScriptedProvider) {
  const opened = await openTab(browser, provider, passwordConfig(provider));
  const credentials = { kind: "password", username: "ada", password: "hunter2" } as const;
  await opened.session.signIn("scripted", { returnTo: "/", credentials });
  return opened;
}

/** The address a provider sends a person back to, once `tab` has left for it. */
export async function answered(
  tab: SimulatedTab,
  browser: SimulatedBrowser,
  answer?: Record<string, string>,
): Promise<string> {
  await eventually(() => {
    if (tab.left.length === 0) throw new Error("The tab has not left.");
  });
  const asked = new URL(tab.left.at(-1) ?? "");
  const state = asked.searchParams.get("state") ?? "";
  const said = answer ?? { code: `a-code.${asked.searchParams.get("nonce") ?? ""}` };
  return `${browser.base}?${new URLSearchParams({ ...said, state }).toString()}`;
}
