import type { DemoServerOptions } from "../../demo/server/server.ts";
import type { Page } from "../support/fixtures.ts";
import { SEASON_START } from "../support/season.ts";

type Configuration = NonNullable<DemoServerOptions["configuration"]>;

/** The day that these tests look at, and an address of the page that shows it. */
export const slice = "2025-06-12";
export const view = `#map=12/51.2/5.8&catalogue=far&slice=${slice}&opacity=0.9`;

/** A catalogue on another origin than the page, and the provider that goes with it. */
export function configurationOf(
  far: string,
  provider: Readonly<Record<string, unknown>>,
  catalogue: Readonly<Record<string, unknown>> = {},
): Configuration {
  return {
    catalogues: [
      {
        id: "far",
        title: "Far service",
        url: `${far}/signed/stac`,
        provider: "far",
        synthetic: true,
        start: SEASON_START,
        ...catalogue,
      },
    ],
    providers: [{ id: "far", title: "Far accounts", origins: [far], ...provider }],
  };
}

/** A provider that signs in by redirect at the far server itself. */
export function codeProvider(far: string): Readonly<Record<string, unknown>> {
  return {
    kind: "code",
    authority: `${far}/oidc`,
    clientId: "revisit-demo",
    scope: "openid profile email offline_access",
  };
}

export async function openAccount(page: Page, name: string | RegExp = "Sign in"): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name }).click();
}

/** On the provider's own page. */
export async function typePassword(page: Page, username = "ada"): Promise<void> {
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill("demo");
  await page.getByRole("button", { name: "Sign in" }).click();
}
