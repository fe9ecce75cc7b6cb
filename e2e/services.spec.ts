import type { DemoServerOptions } from "../demo/server/server.ts";
import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { waitForSlice } from "./support/slices.ts";
import { SEASON_START } from "./support/season.ts";

const slice = "2025-06-12";

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill("demo");
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Another site's signed catalogue, in place of the configuration that comes with the build. */
function configurationFor(
  far: string,
  { provider, passThrough }: { provider?: string; passThrough?: string },
): NonNullable<DemoServerOptions["configuration"]> {
  return {
    catalogues: [
      {
        id: "far",
        title: "Far service",
        url: `${far}/signed/stac`,
        synthetic: true,
        start: SEASON_START,
        ...(provider === undefined ? {} : { provider }),
        ...(passThrough === undefined ? {} : { passThrough }),
      },
    ],
    providers: [
      {
        id: "far",
        title: "Far accounts",
        kind: "code",
        authority: `${far}/oidc`,
        clientId: "revisit-demo",
        scope: "openid profile email offline_access",
        origins: [far],
      },
    ],
  };
}

test("files of a service that answers no pages are read through the page's own server, with their own token", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  const atFar: { url: string; authorization: string | undefined }[] = [];
  const far = await serve({
    onRequest: ({ url, headers }) => atFar.push({ url, authorization: headers.authorization }),
    intercept: (request, response) => {
      const byPage = request.headers["sec-fetch-site"] !== undefined;
      if (!byPage || !request.url?.endsWith(".tif")) return false;
      // Without CORS headers: no page may read it, and no preflight is granted.
      response.writeHead(204).end();
      return true;
    },
  });
  const atHome: { url: string; authorization: string | undefined }[] = [];
  const home = await serve({
    passThrough: [far.origin],
    configuration: configurationFor(far.origin, { provider: "far", passThrough: "./through/" }),
    onRequest: ({ url, headers }) => atHome.push({ url, authorization: headers.authorization }),
  });
  await page.goto(`${home.origin}/#catalogue=far&slice=${slice}`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await signIn(page, "ada");
  expect((await waitForSlice(page, { slice })).bytes).toBeGreaterThan(0);

  const carried = atHome.filter(({ authorization }) => authorization !== undefined);
  const folder = `/through/http/${new URL(far.origin).host}/signed/assets/`;
  expect(carried.length).toBeGreaterThan(0);
  expect(carried.filter(({ url }) => !url.startsWith(folder))).toEqual([]);
  const files = atFar.filter(({ url }) => url.endsWith(".tif"));
  expect(files.some(({ authorization }) => authorization?.startsWith("Bearer "))).toBe(true);
});

test("a catalogue without a provider is matched to the configured one its files ask for, and can be checked", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  const far = await serve({});
  const home = await serve({ configuration: configurationFor(far.origin, {}) });
  await page.goto(`${home.origin}/#catalogue=far&slice=${slice}`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Files of this catalogue need a sign-in with Far accounts.");

  await dialog.getByText("Check this service").click();
  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await expect(dialog.getByRole("status")).toHaveText("The check is complete.");
  const { host } = new URL(far.origin);
  await expect(dialog).toContainText("The sign-in addresses of Far accounts can be read from this page.");
  await expect(dialog).toContainText(`${host} lets this page send a token with a range request.`);
  await expect(dialog).toContainText("answered with status 401");
});

test("another person can sign in after the first one has signed out", async ({ page, demo, watch }) => {
  watch.allow(/401/);
  await page.goto(`${demo.origin}/#catalogue=sample-signed&slice=${slice}`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await signIn(page, "ada");
  await page.getByRole("banner").getByRole("button", { name: /Ada/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign out( here)?$/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await signIn(page, "bo");
  await expect(page.getByRole("banner").getByRole("button", { name: /Bo/ })).toBeVisible();
  expect((await waitForSlice(page, { slice })).bytes).toBeGreaterThan(0);
});
